// Addresses written so that nobody follows them by mistake, and back.

export type AddressType = 'domain' | 'url' | 'email' | 'ipv4' | 'ipv6' | 'sha256' | 'text'

/**
 * "http://a.example/x" -> "hxxp://a[.]example/x". Doing it twice changes nothing. What is no
 * address stays as it is.
 */
export function defang(type: AddressType, value: string): string {
  switch (type) {
    case 'domain':
    case 'ipv4':
      return breakDots(refang(value))
    case 'ipv6':
      return breakDots(refang(value).replace(':', '[:]'))
    case 'email':
      return breakDots(refang(value).replaceAll('@', '[@]'))
    case 'url':
      return defangUrl(refang(value))
    case 'sha256':
    case 'text':
      return value
  }
}

const breakDots = (text: string) => text.replaceAll('.', '[.]')

// Only the host is broken: a path may mean something with its dots. Schemes have no capitals.
function defangUrl(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z\d+.-]*):\/\/([^/?#]*)(.*)$/is
    .exec(url) ?? []
  if (scheme === '') return breakDots(url.replaceAll('://', '[:]//'))
  const known = defangedSchemes[scheme.toLowerCase()]
  return `${known ?? `${scheme.toLowerCase()}[:]`}//${breakDots(host)}${rest}`
}

const defangedSchemes: Record<string, string | undefined> = {
  http: 'hxxp:', https: 'hxxps:', ftp: 'fxp:',
}

/** Takes the common spellings back: hxxp, h**p, fxp, [.], (.), {.}, [dot], [@], (at), [:]. */
export function refang(text: string): string {
  return text
    .replace(DOT_WORD, '.')
    .replace(AT_WORD, '@')
    .replace(SIGN, (found: string) => stripPairs(found))
    .replace(/(?<!\w)h(?:xx|\*\*)p(s?)(?=:)/gi, 'http$1')
    .replace(/(?<!\w)fxp(?=:\/\/)/gi, 'ftp')
}

// In all of them a match begins only where a run of brackets begins, so that the time is that of
// the length and not of its square; and none crosses a line.
const DOT_WORD = /(?<![[({] ?) ?(?:[[({] ?)+dot(?: ?[\])}])+ ?/gi
const AT_WORD = /(?<![[({] ?) ?(?:[[({] ?)+at(?: ?[\])}])+ ?/gi
const SIGN = /(?<![[({] ?)(?:[[({] ?)+(?:\.|@|:\/\/|:)(?: ?[\])}])+/g

/** As many brackets go as stand on both sides; those of one side alone belong to the text. */
function stripPairs(found: string): string {
  const [, opens = '', sign = '', closes = ''] = /^([^.@:]*)(\.|@|:\/*)(.*)$/.exec(found) ?? []
  const [before, after] = [opens.match(/. ?/g) ?? [], closes.match(/ ?\S/g) ?? []]
  const pairs = Math.min(before.length, after.length)
  return before.slice(0, before.length - pairs).join('') + sign + after.slice(pairs).join('')
}
