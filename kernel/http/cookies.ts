// The one cookie that signs a person in.

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
