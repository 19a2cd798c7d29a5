// A real OpenID provider on this machine (oidc-provider): whoever comes is the person a test chose.
import { createServer } from 'node:http'
import { Provider } from 'oidc-provider'

export type Vouched = { subject: string, email: string, verified: boolean }
export type TestProvider = {
  issuer: string
  /** Who the next visitor is. */
  isNow: (person: Vouched) => void
  /** Follows the provider's redirects like a browser; returns the way back to the site. */
  signIn: (address: string) => Promise<URL>
  end: () => void
}

const client = { id: 'puente', secret: 'a-secret-for-tests-that-is-long-enough' }

/** What the site is told about the provider. */
export const settingsFor = (issuer: string) => ({
  PUENTE_OIDC_ISSUER: issuer, PUENTE_OIDC_CLIENT: client.id, PUENTE_OIDC_SECRET: client.secret,
  PUENTE_OIDC_NAME: 'Autoridad de Prueba', PUENTE_OIDC_DOMAIN: 'authority.example',
})

/** Starts a provider that lets one site ask, by the address of its way back. */
export async function startProvider(redirect: string): Promise<TestProvider> {
  let person: Vouched = { subject: 'nobody', email: '', verified: false }
  const server = createServer((request, response) => { void handle(request, response) })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, {
    clients: [{
      client_id: client.id, client_secret: client.secret, redirect_uris: [redirect],
      token_endpoint_auth_method: 'client_secret_post',
    }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/interaction' },
    cookies: { keys: ['for tests alone'] },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: person.email, email_verified: person.verified }),
    }),
  })
  const serve = provider.callback()
  const handle: Parameters<typeof createServer>[1] & object = async (request, response) => {
    if (!request.url?.startsWith('/interaction')) {
      serve(request, response)
      return
    }
    const { params } = await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId: person.subject, clientId: params.client_id })
    grant.addOIDCScope(params.scope)
    await provider.interactionFinished(request, response, {
      login: { accountId: person.subject }, consent: { grantId: await grant.save() },
    })
  }
  return {
    issuer, signIn: (start) => follow(start, redirect),
    isNow: (one) => { person = one },
    end: () => { server.close(); server.closeAllConnections() },
  }
}

async function follow(start: string, redirect: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let at = new URL(start)
  for (let step = 0; step < 10; step += 1) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const to = answer.headers.get('location')
    if (!to) throw new Error(`the provider stopped at ${at.pathname}: ${await answer.text()}`)
    at = new URL(to, at)
    if (at.href.startsWith(redirect)) return at
  }
  throw new Error('the provider leads in circles')
}
