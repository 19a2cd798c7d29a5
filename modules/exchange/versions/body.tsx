// What an item says, by its kind: the fields as data, shown alike on the item's page, on the page
// that checks the answers, and in the differences between versions.
import type { ComponentChildren } from 'preact'
import { formatDate } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { defang } from '../../../standards/defang/defang.ts'
import type { ItemKind } from '../items/item.ts'
import { TlpMark } from '../items/marks.tsx'
import { texts } from '../messages.ts'
import { type Body, bodyFields, type FieldShape, type Indicator } from './version.ts'

/** The value of a field as lines of text; none when it is empty. Indicators are not lines. */
export function linesOf(body: Body, { name, shape }: FieldShape): string[] {
  const value = body[name]
  if (shape === 'indicators' || value === undefined) return []
  if (typeof value === 'string') return value === '' ? [] : [value]
  return value.filter((one) => typeof one === 'string')
}

const isEmpty = (body: Body, field: FieldShape): boolean => field.shape === 'indicators'
  ? (body.indicators ?? []).length === 0 : linesOf(body, field).length === 0

/** All fields that say something, each under its heading. */
export function ItemBody(
  { language, kind, body }: { language: Language, kind: ItemKind, body: Body },
) {
  const t = texts(language)
  return (
    <>
      {bodyFields[kind].filter((field) => !isEmpty(body, field)).map((field) => (
        <>
          <h2>{t.body[field.name]}</h2>
          <FieldValue language={language} body={body} field={field} />
        </>
      ))}
    </>
  )
}

/** One field as readers see it. */
export function FieldValue(
  { language, body, field }: { language: Language, body: Body, field: FieldShape },
): ComponentChildren {
  const lines = linesOf(body, field)
  switch (field.shape) {
    case 'indicators':
      return <Indicators language={language} indicators={body.indicators ?? []} />
    case 'list':
      return <ol>{lines.map((line) => <li>{line}</li>)}</ol>
    case 'day':
      return <p>{lines.map((line) => formatDate(language, line))}</p>
    case 'line':
    case 'text':
      return <p class="pre">{lines.join('\n')}</p>
  }
}

function Indicators({ language, indicators }: { language: Language, indicators: Indicator[] }) {
  const t = texts(language)
  return (
    <>
      <p class="meta">{t.indicator.safe({ count: indicators.length })}</p>
      <div class="wide" tabIndex={0} role="region" aria-label={t.body.indicators}>
        <table class="tbl">
          <thead>
            <tr>
              <th scope="col">{t.indicator.type}</th>
              <th scope="col">{t.indicator.value}</th>
              <th scope="col">{t.indicator.firstSeen}</th>
              <th scope="col">{t.indicator.confidence}</th>
            </tr>
          </thead>
          <tbody>
            {indicators.map((one) => (
              <tr>
                <td>{t.types[one.type]} {one.tlp && <TlpMark tlp={one.tlp} />}</td>
                <td class="mono" translate={false}>{defang(one.type, one.value)}</td>
                <td>
                  {one.firstSeen ? formatDate(language, one.firstSeen) : t.indicator.notGiven}
                </td>
                <td>{one.confidence ? t.confidences[one.confidence] : t.indicator.notGiven}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
