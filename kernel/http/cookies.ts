// The cookies of signing in: the session, and what binds an answer of a provider to this browser.

/** A prefix that browsers accept with Secure, Path=/ and no Domain only (RFC 6265bis §4.1.3.2). */
const nameOf = (secure: boolean) => (secure ? '__Host-session' : 'session')

/** The secret in the session's cookie; undefined without one, or when it cannot be one of ours. */
export function readSessionCookie(header: string | undefined, secure: boolean): string | undefined {
  const name = nameOf(secure)
  const found = (header ?? '').split(';').map((one) => one.trim().split('='))
    .find(([key]) => key === name)?.[1]
  return found !== undefined && /^[\w-]{43}$/.test(found) ? found : undefined
}

/** Ends with the browser; no script can read it; other sites cannot send it with a form. */
export function sessionCookie(secret: string | null, secure: boolean): string {
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return secret === null
    ? `${nameOf(secure)}=; ${attributes}; Max-Age=0`
    : `${nameOf(secure)}=${secret}; ${attributes}`
}

const SEALED = /^[\w-]{20,2000}$/
const providerName = (secure: boolean) => (secure ? '__Host-provider' : 'provider')

/** Ten minutes to come back from the provider, in the same browser. */
export const providerCookie = (sealed: string, secure: boolean): string =>
  `${providerName(secure)}=${sealed}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600` +
  (secure ? '; Secure' : '')

export function readProviderCookie(
  header: string | undefined, secure: boolean,
): string | undefined {
  const found = (header ?? '').split(';').map((one) => one.trim().split('='))
    .find(([key]) => key === providerName(secure))?.[1]
  return found !== undefined && SEALED.test(found) ? found : undefined
}
