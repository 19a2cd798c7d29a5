// Writes XML as text. Values are escaped and cleaned of characters XML 1.0 cannot hold (§2.2).

export type XmlAttributes = Record<string, string | undefined>

/** `<name attribute="…">children</name>`; children are XML already, or come from text(). */
export function element(name: string, attributes: XmlAttributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(value ?? '')}"`)
    .join('')
  const inside = children.join('')
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`
}

/** A text as XML. */
export const text = (value: string | number) => escapeXml(String(value))

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

function escapeXml(value: string): string {
  return removeForbidden(value)
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

// Control characters and lone surrogates cannot stand in XML 1.0 at all, not even escaped.
function removeForbidden(value: string): string {
  // oxlint-disable-next-line no-control-regex -- Removing them is the point.
  return value.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}
