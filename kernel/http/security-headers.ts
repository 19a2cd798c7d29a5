// The headers every answer carries (OWASP ASVS 5.0, chapter V3 "Web Frontend Security").

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const ALWAYS: Record<string, string> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
}

// Machine interfaces are for pages of other origins too; they carry nothing that is not public.
const OPEN: Record<string, string> = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}

// Styles, fonts and pictures are never documents: these two are all they need.
const FOR_ASSETS = ['x-content-type-options', 'cross-origin-resource-policy']
const ASSET = /^(text\/css|font\/|image\/png)/

/** Adds the security headers; `open` marks public machine interfaces, `secure` an https site. */
export function secure(headers: Headers, options: { open: boolean, secure: boolean }): void {
  const isAsset = ASSET.test(headers.get('content-type') ?? '')
  for (const [name, value] of Object.entries(ALWAYS)) {
    if (isAsset && !FOR_ASSETS.includes(name)) continue
    if (!headers.has(name)) headers.set(name, value)
  }
  if (options.open && !isAsset) for (const [name, value] of Object.entries(OPEN)) headers
    .set(name, value)
  if (options.secure) {
    headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  }
}
