// Addresses written so that nobody follows them by mistake, and back.

export type AddressType = 'domain' | 'url' | 'email' | 'ipv4' | 'ipv6' | 'sha256' | 'text'

/** "http://a.example/x" -> "hxxp://a[.]example/x". What is no address stays as it is. */
export function defang(type: AddressType, value: string): string {
  switch (type) {
    case 'domain':
    case 'ipv4':
      return refang(value).replaceAll('.', '[.]')
    case 'ipv6':
      return refang(value).replace(':', '[:]')
    case 'email':
      return refang(value).replace('@', '[@]').replaceAll('.', '[.]')
    case 'url':
      return defangUrl(refang(value))
    case 'sha256':
    case 'text':
      return value
  }
}

function defangUrl(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^(\w+):\/\/([^/?#]*)(.*)$/s.exec(url) ?? []
  if (scheme === '') return url.replaceAll('.', '[.]')
  return `${scheme.replace(/tt/i, 'xx')}://${host.replaceAll('.', '[.]')}${rest}`
}

/** Takes the common spellings back: hxxp, [.], (.), {.}, [dot], [@], [at], [:]. */
export function refang(text: string): string {
  return text
    .replace(/\bh(xx|XX|\*\*)p(s?)\b/gi, 'http$2')
    .replace(/\s?[[({]\s?(?:\.|dot)\s?[\])}]\s?/gi, '.')
    .replace(/\s?[[({]\s?(?:@|at)\s?[\])}]\s?/gi, '@')
    .replace(/[[({]:[\])}]/g, ':')
}
