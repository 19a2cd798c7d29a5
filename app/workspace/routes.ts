// Every address of signing in and of one's account, and who may call it. What happens before anyone
// is signed in is done by Puente itself (`as`); tests/access.test.ts lists these routes by name.
import { openProvider, type ProviderSettings } from '../../kernel/access/openid.ts'
import type { MachineSecret } from '../../kernel/access/secrets.ts'
import type { Database } from '../../kernel/database/database.ts'
import { form, page, type Route } from '../../kernel/http/route.ts'
import { accountRoutes } from './account-routes.ts'
import { againPage } from './again-page.tsx'
import { confirmByCode, confirmByPasskey } from './again.tsx'
import { codePage, signInByCode } from './code-page.tsx'
import { noticeRoutes } from './notices/routes.ts'
import { signInByPasskey } from './passkeys.ts'
import { paths } from './paths.ts'
import { providerRoutes } from './provider.ts'
import {
  recoveryCodePage, recoveryPage, sendRecovery, takeRecovery,
} from './recovery-pages.tsx'
import { signInPage } from './sign-in-page.tsx'
import { confirmAsInvented, signInAsInvented } from './sign-in-trial.ts'
import { signOut } from './sign-out.ts'

export type WorkspaceParts = {
  trial: boolean
  machine: MachineSecret
  /** The name of the site, as devices show it. */
  name: string
  database: Database
  /** The identity provider of an authority, when one is configured. */
  provider: ProviderSettings | undefined
  /** Mails are shown in the browser and not sent. */
  keepsMail: boolean
}

export function workspaceRoutes(parts: WorkspaceParts): Route[] {
  const { provider, machine, database } = parts
  return [
    ...signInRoutes(parts), ...accountRoutes(parts), ...recoveryRoutes(),
    ...noticeRoutes(parts.keepsMail),
    ...(provider
      ? providerRoutes({ provider: openProvider(provider), machine, database }) : []),
  ]
}

function signInRoutes({ trial, machine, name, provider }: WorkspaceParts): Route[] {
  return [
    page({ name: 'sign-in', path: paths.signIn, audience: 'everyone', as: 'sign-in',
      handle: signInPage({ trial, provider: provider?.name }) }),
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

function recoveryRoutes(): Route[] {
  return [
    page({ name: 'recovery', path: paths.recovery, audience: 'everyone', handle: recoveryPage }),
    form({ name: 'recovery-ask', path: paths.recovery, audience: 'everyone', as: 'sign-in',
      handle: sendRecovery }),
    page({ name: 'recovery-code', path: paths.recoveryCode, audience: 'everyone',
      handle: recoveryCodePage }),
    form({ name: 'recovery-take', path: paths.recoveryCode, audience: 'everyone', as: 'sign-in',
      handle: takeRecovery }),
  ]
}
