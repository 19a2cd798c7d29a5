// The names of files that others gave: shown, stored and sent without doing harm.

const CHARACTERS_MAX = 150
const EXTENSION_MAX = 10

/**
 * A name without folders, without characters that are not seen (controls, direction marks, zero
 * width) and without those that no disk takes; at most 150 characters, the extension kept.
 */
export function cleanName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const name = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    // Only now: what is not seen can stand between marks that belong together.
    .normalize('NFC')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (name === '') return 'file'
  const safe = RESERVED.test(name) ? `_${name}` : name
  const characters = [...safe]
  if (characters.length <= CHARACTERS_MAX) return safe
  const extension = extensionOf(safe)
  const end = extension === '' ? '' : `.${extension}`
  return characters.slice(0, CHARACTERS_MAX - end.length).join('').replace(/[. ]+$/, '') + end
}

// What Windows takes for a device, whatever its extension.
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** "PDF" of "report.v2.PDF" in small letters; empty when there is none to speak of. */
export function extensionOf(name: string): string {
  const extension = /[^.]\.([^.\s]+)$/.exec(name)?.[1] ?? ''
  return extension.length <= EXTENSION_MAX ? extension.toLowerCase() : ''
}

/** The name twice: in ASCII for old clients, and whole (RFC 6266 §5, RFC 8187 §3.2.1). */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.normalize('NFKD')
    .replace(/[^ -~]|["\\%]/gu, (one) => /\p{M}/u.test(one) ? '' : '_')
  const whole = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (one) =>
    `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`
}

/** What goes with every file of others: saved and never shown as a page, nothing in it may run. */
export const downloadHeaders = (name: string): Record<string, string> => ({
  'content-disposition': disposition('attachment', name),
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
})
