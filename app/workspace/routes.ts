// Every address of signing in and of one's account, and who may call it. What happens before anyone
// is signed in is done by Puente itself (`as`); tests/access.test.ts lists these routes by name.
import type { MachineSecret } from '../../kernel/access/secrets.ts'
import { form, page, type Route } from '../../kernel/http/route.ts'
import { accountPage } from './account-page.tsx'
import { againPage } from './again-page.tsx'
import { confirmByCode, confirmByPasskey } from './again.tsx'
import { codePage, signInByCode } from './code-page.tsx'
import { renewRecoveryCodes, setUpCodes } from './codes-page.tsx'
import { chooseLanguages } from './languages.ts'
import { addPasskey, removePasskey, signInByPasskey } from './passkeys.ts'
import { paths } from './paths.ts'
import { signInPage } from './sign-in-page.tsx'
import { confirmAsInvented, signInAsInvented } from './sign-in-trial.ts'
import { endSessions, signOut } from './sign-out.ts'

export type WorkspaceParts = {
  trial: boolean
  machine: MachineSecret
  /** The name of the site, as devices show it. */
  name: string
}

export function workspaceRoutes({ trial, machine, name }: WorkspaceParts): Route[] {
  return [...signInRoutes({ trial, machine, name }), ...accountRoutes({ trial, machine, name })]
}

function signInRoutes({ trial, machine, name }: WorkspaceParts): Route[] {
  return [
    page({ name: 'sign-in', path: paths.signIn, audience: 'everyone', as: 'sign-in',
      handle: signInPage({ trial, provider: undefined }) }),
    form({ name: 'sign-in-trial', path: paths.signInTrial, audience: 'trial', as: 'sign-in',
      handle: signInAsInvented }),
    page({ name: 'sign-in-code', path: paths.signInCode, audience: 'everyone', handle: codePage }),
    form({ name: 'sign-in-by-code', path: paths.signInCode, audience: 'everyone', as: 'sign-in',
      handle: signInByCode(machine) }),
    form({ name: 'sign-in-passkey', path: paths.signInPasskey, audience: 'everyone', as: 'sign-in',
      handle: signInByPasskey(name) }),
    page({ name: 'again', path: paths.again, audience: 'signed-in', as: 'sign-in',
      handle: (request) => againPage(request) }),
    form({ name: 'again-trial', path: paths.againTrial, audience: 'signed-in', as: 'sign-in',
      handle: confirmAsInvented }),
    form({ name: 'again-code', path: paths.againCode, audience: 'signed-in', as: 'sign-in',
      handle: confirmByCode(machine) }),
    form({ name: 'again-passkey', path: paths.againPasskey, audience: 'signed-in', as: 'sign-in',
      handle: confirmByPasskey(name) }),
    form({ name: 'sign-out', path: paths.signOut, audience: 'signed-in', handle: signOut }),
  ]
}

function accountRoutes({ machine, name }: WorkspaceParts): Route[] {
  return [
    page({ name: 'account', path: paths.account, audience: 'signed-in', handle: accountPage }),
    form({ name: 'sessions', path: paths.sessions, audience: 'signed-in', handle: endSessions }),
    form({ name: 'languages', path: paths.languages, audience: 'signed-in',
      handle: chooseLanguages }),
    form({ name: 'passkey-add', path: paths.passkeys, audience: 'stepped-up',
      handle: addPasskey(name) }),
    form({ name: 'passkey-remove', path: paths.passkey, audience: 'stepped-up',
      handle: removePasskey }),
    form({ name: 'codes', path: paths.codes, audience: 'stepped-up',
      handle: setUpCodes(machine, name) }),
    form({ name: 'recovery-codes', path: paths.recoveryCodes, audience: 'stepped-up',
      handle: renewRecoveryCodes }),
  ]
}
