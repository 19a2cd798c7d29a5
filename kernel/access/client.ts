// What is kept about where a session comes from: enough to recognize it in a list, not to follow
// anyone. Never the address itself, never the whole name of the browser.

export type Client = {
  /** "Firefox, Windows"; empty when it says nothing we know. */
  agent: string
  /** The network, not the machine in it: "192.0.2.x", "2001:db8:1::". */
  network: string
}

const browsers: [string, RegExp][] = [
  ['Edge', /\bEdg/], ['Opera', /\bOPR\//], ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS)\//], ['Safari', /\bSafari\//], ['curl', /^curl\//],
]
const systems: [string, RegExp][] = [
  ['Android', /\bAndroid\b/], ['iOS', /\b(iPhone|iPad)\b/], ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/], ['Linux', /\bLinux\b/],
]

/** The class of browser and the class of network of a request. */
export function describeClient(userAgent: string | undefined, address: string): Client {
  const found = [browsers, systems].map((list) =>
    list.find(([, pattern]) => pattern.test((userAgent ?? '').slice(0, 500)))?.[0])
  return { agent: found.filter((one) => one !== undefined).join(', '), network: networkOf(address) }
}

function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/, '')
  if (/^\d+\.\d+\.\d+\.\d+$/.test(plain)) return plain.replace(/\d+$/, 'x')
  if (!plain.includes(':')) return plain.slice(0, 45)
  const [head = ''] = plain.split('::')
  return `${head.split(':').slice(0, 3).join(':')}::`
}
