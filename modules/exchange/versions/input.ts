// What a person typed about an item -> a typed value, or what is wrong with it.
import { refang } from '../../../standards/defang/defang.ts'
import { type Tlp, tlps } from '../../../standards/tlp/tlp.ts'
import {
  type Body, type BodyField, type Confidence, confidences, type FieldShape, type Indicator,
  type IndicatorType, indicatorTypes,
} from './version.ts'

/** What is wrong: a field, a kind of problem, and the line where there are several. */
export type Wrong = {
  field: string
  problem: 'required' | 'tooLong' | 'date' | 'choose' | 'invalid' | 'indicator' | 'past'
  line?: number
}

export type Read<T> = { value: T, wrong: Wrong[] }

const LINE_MAX = 300
const TEXT_MAX = 20_000
const LIST_MAX = 200

export const TITLE_MAX = 200
export const SUMMARY_MAX = 1000

/** A day, "2026-11-28", that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** One line or text of at most `max` characters; empty is allowed in a draft. */
export function readText(form: URLSearchParams, field: string, max: number): Read<string> {
  const value = clean(form.get(field) ?? '')
  return { value, wrong: value.length > max ? [{ field, problem: 'tooLong' }] : [] }
}

/** The field of a body as it was typed, joined to what the body said before. */
export function readField(
  form: URLSearchParams, { name, shape }: FieldShape, body: Body,
): Read<Body> {
  const typed = clean(form.get(name) ?? '')
  const lines = typed.split('\n').map((line) => line.trim()).filter(Boolean)
  const set = (value: Body[BodyField], wrong: Wrong[] = []): Read<Body> =>
    ({ value: { ...body, [name]: value }, wrong })
  switch (shape) {
    case 'line':
      return set(typed, typed.length > LINE_MAX ? [{ field: name, problem: 'tooLong' }] : [])
    case 'text':
      return set(typed, typed.length > TEXT_MAX ? [{ field: name, problem: 'tooLong' }] : [])
    case 'day':
      return set(typed, typed === '' || isDay(typed) ? [] : [{ field: name, problem: 'date' }])
    case 'list': {
      const isLong = lines.length > LIST_MAX || lines.some((line) => line.length > TEXT_MAX / 10)
      return set(lines, isLong ? [{ field: name, problem: 'tooLong' }] : [])
    }
    case 'indicators': {
      const read = lines.map(readIndicator)
      const wrong = read.flatMap((one, index): Wrong[] =>
        one ? [] : [{ field: name, problem: 'indicator', line: index + 1 }])
      return set(read.flatMap((one) => one ?? []), wrong)
    }
  }
}

/**
 * "domain, update[.]example, 2026-11-20, high, TLP:RED" -> an indicator; the last three may be
 * missing. Undefined when it is none.
 */
export function readIndicator(line: string): Indicator | undefined {
  const [typeText = '', ...rest] = line.split(/[,;\t]/).map((part) => part.trim())
  const type = indicatorTypes.find((known) => known === typeText.toLowerCase())
  if (!type) return undefined
  const more = takeEnd(rest)
  const value = refang(more.value)
  if (value === '' || value.length > 2000 || !looksLike[type].test(value)) return undefined
  return {
    type, value,
    ...(more.day && { firstSeen: more.day }),
    ...(more.confidence && { confidence: more.confidence }),
    ...(more.tlp && { tlp: more.tlp }),
  }
}

// The value may hold commas: what is known by its form is taken from the end.
function takeEnd(parts: string[]) {
  const left = [...parts]
  let [day, confidence, tlp]: [string?, Confidence?, Tlp?] = []
  for (let last = left.at(-1); last !== undefined && left.length > 1; last = left.at(-1)) {
    const word = last.toLowerCase()
    const found = confidences.find((one) => one === word)
    const marking = tlps.find((one) => `tlp:${one.replace('-', '+')}` === word)
    if (isDay(last)) day = last
    else if (found) confidence = found
    else if (marking) tlp = marking
    else if (last !== '') break
    left.pop()
  }
  return { value: left.join(', '), day, confidence, tlp }
}

const looksLike: Record<IndicatorType, RegExp> = {
  domain: /^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+$/u,
  url: /^[a-z][a-z0-9+.-]*:\/\/\S+$/i,
  email: /^\S+@\S+\.\S+$/,
  ipv4: /^(\d{1,3}\.){3}\d{1,3}(\/\d{1,2})?$/,
  ipv6: /^[0-9a-f:.]+(\/\d{1,3})?$/i,
  sha256: /^[0-9a-f]{64}$/i,
  text: /./,
}

/** An indicator as a line that readIndicator understands. */
export const indicatorLine = ({ type, value, firstSeen, confidence, tlp }: Indicator): string => [
  type, value, firstSeen, confidence, tlp && `TLP:${tlp.toUpperCase().replace('-', '+')}`,
].filter(Boolean).join(', ')

// Ends of lines as one sign, no control characters, no marks that turn the direction of the text.
const clean = (text: string) => text.replace(/\r\n?/g, '\n')
  // eslint-disable-next-line no-control-regex -- Removing them is the point.
  .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim()
