// Every address of signed-in people: the workspace and one's own account, and who may call it.
import type { MachineSecret } from '../../kernel/access/secrets.ts'
import { form, machine, page, type Route } from '../../kernel/http/route.ts'
import { accountPage } from './account-page.tsx'
import { answerRecovery, approvalsPage } from './approvals-page.tsx'
import { renewRecoveryCodes, setUpCodes } from './codes-page.tsx'
import { deskRoutes } from './desk-routes.ts'
import { homeRoutes } from './home-routes.ts'
import { changeKeys, describeKey, keysPage } from './keys-page.tsx'
import { chooseLanguages } from './languages.ts'
import { addPasskey, removePasskey } from './passkeys.ts'
import { paths } from './paths.ts'
import { endSessions } from './sign-out.ts'

export function accountRoutes(
  { machine: secret, name }: { machine: MachineSecret, name: string },
): Route[] {
  return [
    ...homeRoutes(), ...deskRoutes,
    page({ name: 'approvals', path: paths.approvals, audience: 'signed-in',
      handle: approvalsPage }),
    form({ name: 'approval', path: paths.approvals, audience: 'stepped-up',
      handle: answerRecovery }),
    page({ name: 'account', path: paths.account, audience: 'signed-in', handle: accountPage }),
    form({ name: 'sessions', path: paths.sessions, audience: 'signed-in', handle: endSessions }),
    form({ name: 'languages', path: paths.languages, audience: 'signed-in',
      handle: chooseLanguages }),
    form({ name: 'passkey-add', path: paths.passkeys, audience: 'stepped-up',
      handle: addPasskey(name) }),
    form({ name: 'passkey-remove', path: paths.passkey, audience: 'stepped-up',
      handle: removePasskey }),
    form({ name: 'codes', path: paths.codes, audience: 'stepped-up',
      handle: setUpCodes(secret, name) }),
    page({ name: 'keys', path: paths.keys, audience: 'signed-in', handle: keysPage }),
    form({ name: 'keys-change', path: paths.keys, audience: 'stepped-up', handle: changeKeys }),
    machine({ name: 'key', methods: ['GET'], pattern: '/key', audience: 'machines',
      handle: describeKey }),
    form({ name: 'recovery-codes', path: paths.recoveryCodes, audience: 'stepped-up',
      handle: renewRecoveryCodes }),
  ]
}
