// The page of a cube: the form, the table, and where its figures come from.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { Action, Notice, PageTitle } from '../../../kernel/ui/parts.tsx'
import { href } from '../paths.ts'
import { About } from './about.tsx'
import { columnsOf } from './build.ts'
import { choiceQuery, type Wrong } from './choice.ts'
import { Chosen, CubeForm } from './form.tsx'
import type { CubeRecord } from './input.ts'
import { cubeTexts } from './messages.ts'
import type { Cube } from './queries.ts'
import { csvAddress, CubeTable, ROWS_ON_PAGE } from './table-view.tsx'
import { readView, type View } from './view.ts'

export async function cubePage(
  { language, values, query, reader }: PageRequest<{ id: string }>,
): Promise<PageAnswer> {
  const view = await readView(reader, values.id, query)
  const { description } = view.cube
  const t = cubeTexts(language)
  const head = {
    title: description.title[language],
    description: description.summary[language],
    section: 'data',
    trail: [
      { href: href.data(language), text: t.data },
      { href: href.cubes(language), text: t.title },
    ],
  }
  if (view.version === undefined) {
    return { ...head, main: <NotLoaded cube={view.cube} language={language} /> }
  }
  const { choice, table, wrong } = view
  const isBeyond = choice.page > 1 && (choice.page - 1) * ROWS_ON_PAGE >= table.rows.length
  return {
    ...head,
    query: choiceQuery(choice, description),
    status: wrong.length > 0 ? 400 : isBeyond ? 404 : 200,
    main: (
      <>
        <PageTitle title={head.title} lead={head.description} />
        <div class="wrap stack cube__page">
          <WrongParts view={view} language={language} />
          <OldVersion view={view} language={language} />
          <CubeForm view={view} language={language} />
          <Chosen view={view} language={language} />
          <CubeTable view={view} language={language} />
          <div class="acts">
            <Action href={csvAddress(view, language)} icon="download" text={t.download} />
          </div>
        </div>
        <About cube={view.cube} view={view} language={language} />
      </>
    ),
  }
}

function NotLoaded({ cube, language }: { cube: Cube, language: Language }) {
  const t = cubeTexts(language).notLoaded
  const { description } = cube
  return (
    <>
      <PageTitle title={description.title[language]} lead={description.summary[language]} />
      <div class="wrap stack cube__page">
        <h2 class="h3">{t.title}</h2>
        <p>{t.why}</p>
        <pre class="cube__command" tabindex={0}><code>{loadCommand(description)}</code></pre>
        <p>{t.how({ columns: columnsOf(description).join(', ') })}</p>
      </div>
      <About cube={cube} language={language} />
    </>
  )
}

const loadCommand = ({ id }: CubeRecord) => `bin/observatory load-cube ${id} FILE.csv.gz`

function WrongParts({ view, language }: { view: View, language: Language }) {
  const { cube: { description }, wrong } = view
  const t = cubeTexts(language).wrong
  const titleOf = (id: string) =>
    description.dimensions.find((one) => one.id === id)?.title[language] ?? id
  const sentence = ({ kind, parameter, value }: Wrong) => {
    switch (kind) {
      case 'value':
        return t.value({ value, dimension: titleOf(parameter) })
      case 'same':
        return t.same({ value: titleOf(value) })
      case 'parameter':
        return t.parameter({ name: parameter })
      default:
        return t[kind]({ value })
    }
  }
  if (wrong.length === 0) return null
  return (
    <div role="alert" class="stack">
      <h2 class="h3">{t.title}</h2>
      {wrong.map((one) => <Notice>{sentence(one)}</Notice>)}
    </div>
  )
}

function OldVersion({ view, language }: { view: View, language: Language }) {
  const { cube, version } = view
  const t = cubeTexts(language).facts
  const [newest] = cube.versions
  if (!newest || newest.number === version.number) return null
  return (
    <Notice info>
      {t.olderShown({ number: newest.number })}
      {' '}<a href={href.cube(language, cube.description.id)}>{t.newest}</a>
    </Notice>
  )
}
