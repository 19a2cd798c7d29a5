// For the owner: who has acknowledged, who has not, and everyone who read it, when and how.
import { NotFound } from '../../../kernel/http/problem.ts'
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatMoment } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { findNames } from '../../directory/directory.ts'
import { listAcknowledgements, listAddressed } from '../acknowledgements/queries.ts'
import { edgeOf, inWorkspace, trailOf } from '../items/frame.tsx'
import { isDraft } from '../items/item.ts'
import { getItem } from '../items/queries.ts'
import { texts } from '../messages.ts'
import { listRecipients } from '../recipients/queries.ts'
import { listDeliveries, listReads } from './queries.ts'
import { type Telling, tellingsOf } from './record.ts'

/** GET /…/readers */
export async function readersPage(
  { reader, language, values }: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const item = await getItem(reader, values.id)
  if (!item.isOwn || isDraft(item)) throw new NotFound()
  const [acknowledgements, addressed, recipients, reads] = [
    await listAcknowledgements(reader, item.id), await listAddressed(reader, item.id),
    await listRecipients(reader, item.id), await listReads(reader, item.id),
  ]
  const tellings = tellingsOf(await listDeliveries(reader, item.id))
  const names = await findNames(reader, [...acknowledgements, ...reads, ...tellings]
    .flatMap(({ account }) => account ?? []))
  const t = texts(language)
  const pending = addressed.filter(({ id }) =>
    !acknowledgements.some(({ organization }) => organization.id === id))
  return {
    ...inWorkspace, ...edgeOf(language, [item.tlp]), title: `${t.seenBy.title}: ${item.number}`,
    trail: trailOf(language, item),
    main: (
      <div class="read">
        <p class="meta">{item.number}</p>
        <h1>{t.seenBy.title}</h1>
        <h2>{t.seenBy.acknowledgements}</h2>
        <Table language={language} caption={t.seenBy.acknowledgements}
          rows={acknowledgements.map((one) => [
            one.organization.name[language], names.get(one.account) ?? '',
            formatMoment(language, one.at), String(one.version),
          ])} heads={[t.seenBy.organization, t.seenBy.person, t.seenBy.moment,
            t.seenBy.versionColumn]} />
        <h2>{t.seenBy.pending}</h2>
        <Names language={language} names={pending.map(({ name }) => name[language])} />
        <h2>{t.seenBy.recipients}</h2>
        <Names language={language} names={recipients.map(({ organization, person, why }) => [
          person ? `${person.name} (${organization.name[language]})` : organization.name[language],
          why === 'reader' ? '' : t.seenBy.whys[why],
        ].filter(Boolean).join(' · '))} />
        <h2>{t.seenBy.deliveries}</h2>
        <p class="meta">{t.seenBy.deliveriesHelp}</p>
        <Table language={language} caption={t.seenBy.deliveries} rows={tellings.map((one) => [
          one.organization?.name[language] ?? '', names.get(one.account) ?? '',
          toldOf(language, one), formatMoment(language, one.at), mailOf(language, one),
        ])} heads={[t.seenBy.organization, t.seenBy.person, t.seenBy.toldOf, t.seenBy.inside,
          t.seenBy.byMail]} />
        <h2>{t.seenBy.reads}</h2>
        <Table language={language} caption={t.seenBy.reads} rows={reads.map((one) => [
          one.organization.name[language],
          one.account === null ? t.seenBy.program : names.get(one.account) ?? '',
          formatMoment(language, one.at), String(one.version),
          [t.seenBy.ways[one.way], one.file].filter(Boolean).join(' · '),
        ])} heads={[t.seenBy.organization, t.seenBy.person, t.seenBy.moment,
          t.seenBy.versionColumn, t.seenBy.how]} />
      </div>
    ),
  }
}

function toldOf(language: Language, { type }: Telling): string {
  const known: Partial<Record<string, string>> = texts(language).seenBy.told
  return known[type] ?? type
}

function mailOf(language: Language, { mail }: Telling): string {
  const t = texts(language).seenBy
  return mail ? t.mails[mail.way]({ moment: formatMoment(language, mail.at) }) : t.noMail
}

function Names({ language, names }: { language: Language, names: string[] }) {
  if (names.length === 0) return <p class="meta">{texts(language).seenBy.none}</p>
  return <ul class="plain">{names.map((name) => <li>{name}</li>)}</ul>
}

function Table(
  { language, heads, rows, caption }: {
    language: Language, heads: string[], rows: string[][], caption: string,
  },
) {
  if (rows.length === 0) return <p class="meta">{texts(language).seenBy.none}</p>
  return (
    <div class="wide" tabIndex={0} role="region" aria-label={caption}>
      <table class="tbl">
        <thead><tr>{heads.map((head) => <th scope="col">{head}</th>)}</tr></thead>
        <tbody>{rows.map((row) => <tr>{row.map((cell) => <td>{cell}</td>)}</tr>)}</tbody>
      </table>
    </div>
  )
}
