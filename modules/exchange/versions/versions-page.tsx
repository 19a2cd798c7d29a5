// What changed from one version to the next, word by word.
import { diffWords } from 'diff'
import { NotFound } from '../../../kernel/http/problem.ts'
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { formatMoment, languageName } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { defang } from '../../../standards/defang/defang.ts'
import { edgeOf, inWorkspace, noteRead, trailOf } from '../items/frame.tsx'
import { isDraft, type ItemKind } from '../items/item.ts'
import { getItem } from '../items/queries.ts'
import { texts } from '../messages.ts'
import { linesOf } from './body.tsx'
import { listVersions } from './queries.ts'
import { bodyFields, type Version } from './version.ts'

/** GET /…/versions */
export async function versionsPage(
  { reader, language, values }: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const item = await getItem(reader, values.id)
  if (isDraft(item)) throw new NotFound()
  const versions = (await listVersions(reader, item.id)).filter((one) => one.publishedAt !== null)
  const pairs = versions.flatMap((later) => {
    const earlier = versions.find((one) =>
      one.number === later.number - 1 && one.language === later.language)
    return earlier ? [{ earlier, later }] : []
  })
  const t = texts(language)
  return {
    ...inWorkspace, ...edgeOf(language, [item.tlp]), title: `${t.differences}: ${item.number}`,
    trail: trailOf(language, item),
    record: noteRead(item),
    main: (
      <div class="read">
        <p class="meta">{item.number}</p>
        <h1>{t.differences}</h1>
        {pairs.length === 0 && <p class="meta">{t.noDifferences}</p>}
        {pairs.map(({ earlier, later }) => (
          <Pair language={language} kind={item.kind} earlier={earlier} later={later} />
        ))}
      </div>
    ),
  }
}

function Pair(
  { language, kind, earlier, later }: {
    language: Language, kind: ItemKind, earlier: Version, later: Version,
  },
) {
  const t = texts(language)
  const fields = [
    { name: t.step.title, before: earlier.title, after: later.title },
    { name: t.step.summary, before: earlier.summary, after: later.summary },
    ...bodyFields[kind].map((field) => ({
      name: t.body[field.name],
      before: textOf(earlier, field), after: textOf(later, field),
    })),
  ].filter(({ before, after }) => before !== after)
  return (
    <section>
      <h2>
        {t.versionLine({ number: later.number })} · {languageName(language, later.language)}
        {' '}<span class="meta">
          {formatMoment(language, later.publishedAt ?? later.createdAt)}
        </span>
      </h2>
      {fields.length === 0 && <p class="meta">{t.sameText}</p>}
      {fields.map(({ name, before, after }) => (
        <>
          <h3>{name}</h3>
          <p class="pre" lang={later.language}>
            <Words before={before} after={after} language={language} />
          </p>
        </>
      ))}
    </section>
  )
}

function textOf({ body }: Version, field: Parameters<typeof linesOf>[1]): string {
  return field.shape === 'indicators'
    ? (body.indicators ?? []).map(({ type, value }) => defang(type, value)).join('\n')
    : linesOf(body, field).join('\n')
}

// Colour alone does not say it: screen readers hear which words were added or removed.
function Words(
  { before, after, language }: { before: string, after: string, language: Language },
) {
  const t = texts(language)
  const hidden = (text: string) => <span class="govuk-visually-hidden"> [{text}] </span>
  return (
    <>
      {diffWords(before, after).map((change) => change.added
        ? <ins>{hidden(t.added)}{change.value}</ins>
        : change.removed ? <del>{hidden(t.removed)}{change.value}</del> : change.value)}
    </>
  )
}
