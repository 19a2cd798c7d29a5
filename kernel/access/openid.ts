// The relying party of OpenID Connect: code with PKCE, state, nonce, and the check of `iss`
// (RFC 9207). All of it is the library's; here stands what is asked and who is believed.
import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge,
  type Configuration, discovery, randomNonce, randomPKCECodeVerifier, randomState,
} from 'openid-client'
import type { Writer } from '../database/transaction.ts'
import { findLinked, linkByName } from './identity-queries.ts'

export type ProviderSettings = {
  /** "https://login.authority.example" */
  issuer: string
  client: string
  secret: string
  /** What the button says. */
  name: string
  /** The mail domain the provider speaks for: it is believed about these addresses alone. */
  domain: string
}

/** What must come back unchanged, kept sealed in the browser that asked. */
export type Asked = { verifier: string, state: string, nonce: string }

/** Who the provider says came. */
export type Claims = {
  issuer: string, subject: string, email: string | undefined, verified: boolean,
}

export type Provider = {
  settings: ProviderSettings
  /** Where to send the browser, and what to remember meanwhile. */
  ask: (back: string) => Promise<{ to: string, asked: Asked }>
  /** Trades the answer for claims. Rejects when anything does not fit. */
  take: (answer: URL, asked: Asked) => Promise<Claims>
}

/** A provider; its description is fetched when it is first needed, and again after a failure. */
export function openProvider(settings: ProviderSettings): Provider {
  const issuer = new URL(settings.issuer)
  // A trial machine may be its own provider; everywhere else it is https or nothing.
  const isLocal = ['127.0.0.1', 'localhost'].includes(issuer.hostname)
  let known: Promise<Configuration> | undefined
  const configuration = () => {
    known ??= discovery(issuer, settings.client, settings.secret, undefined, {
      timeout: 10, execute: isLocal ? [allowInsecureRequests] : [],
    }).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
  return {
    settings,
    ask: async (back) => {
      const asked = {
        verifier: randomPKCECodeVerifier(), state: randomState(), nonce: randomNonce(),
      }
      const to = buildAuthorizationUrl(await configuration(), {
        redirect_uri: back, scope: 'openid email', state: asked.state, nonce: asked.nonce,
        code_challenge: await calculatePKCECodeChallenge(asked.verifier),
        code_challenge_method: 'S256',
      })
      return { to: to.href, asked }
    },
    take: async (answer, { verifier, state, nonce }) => {
      const tokens = await authorizationCodeGrant(await configuration(), answer, {
        pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('no claims')
      return {
        issuer: claims.iss, subject: claims.sub,
        email: typeof claims.email === 'string' ? claims.email : undefined,
        verified: claims.email_verified === true,
      }
    },
  }
}

/**
 * The account of someone the provider vouches for: the one that is linked; or, the first time, the
 * one whose name is their verified address in the provider's own domain.
 */
export async function findAccountOf(
  writer: Writer, claims: Claims, domain: string,
): Promise<string | undefined> {
  const linked = await findLinked(writer, claims)
  if (linked !== undefined) return linked
  const email = claims.email?.toLowerCase() ?? ''
  const speaksFor = email.endsWith(`@${domain.toLowerCase()}`) && email.split('@').length === 2
  return claims.verified && speaksFor ? linkByName(writer, claims, email) : undefined
}
