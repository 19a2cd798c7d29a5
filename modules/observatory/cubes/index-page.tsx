// The list of sub-national tables, loaded or not.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { colon, formatList } from '../../../kernel/i18n/format.ts'
import type { Language } from '../../../kernel/i18n/languages.ts'
import { PageTitle, Tag } from '../../../kernel/ui/parts.tsx'
import { href } from '../paths.ts'
import { cubeTexts } from './messages.ts'
import { type Cube, listCubes } from './queries.ts'

export async function cubesPage({ language, reader }: PageRequest): Promise<PageAnswer> {
  const t = cubeTexts(language)
  const cubes = await listCubes(reader)
  return {
    title: t.title,
    description: t.lead,
    section: 'data',
    trail: [{ href: href.data(language), text: t.data }],
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead} />
        <div class="wrap stack cube__list">
          {cubes.length === 0 && <p>{t.none}</p>}
          {cubes.map((cube) => <Entry cube={cube} language={language} />)}
        </div>
      </>
    ),
  }
}

function Entry({ cube, language }: { cube: Cube, language: Language }) {
  const { description, source, versions } = cube
  const t = cubeTexts(language)
  const [newest] = versions
  const titles = description.dimensions.map(({ title }) => title[language])
  const dimensions = formatList(language, titles)
  return (
    <section class="cube__entry">
      <h2 class="h3">
        <a href={href.cube(language, description.id)}>{description.title[language]}</a>
      </h2>
      <p>{description.summary[language]}</p>
      <p class="meta">{t.dimensions}{colon(language)} {dimensions}</p>
      <p class="meta">{t.source}{colon(language)} {source.producer}</p>
      {newest
        ? <Tag kind="ok" text={t.state.loaded({ version: newest.number, rows: newest.rows })} />
        : <Tag kind="line" text={t.state.notLoaded} />}
    </section>
  )
}
