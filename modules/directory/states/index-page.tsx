// The index of countries: the tile map, and all names in the order of the reader's language.
import type { PageAnswer, PageRequest } from '../../../kernel/http/route.ts'
import { compareNames } from '../../../kernel/i18n/format.ts'
import { PageTitle, Section, Tag } from '../../../kernel/ui/parts.tsx'
import { texts } from '../messages.ts'
import { href } from '../paths.ts'
import { listStates } from './queries.ts'
import { TileMap } from './tile-map.tsx'

export async function countriesPage({ language, reader }: PageRequest): Promise<PageAnswer> {
  const states = await listStates(reader)
  const t = texts(language).countries
  const compare = compareNames(language)
  const byName = states.toSorted((a, b) => compare(a.name[language], b.name[language]))
  return {
    title: t.title,
    description: t.lead,
    section: 'countries',
    trail: [],
    main: (
      <>
        <PageTitle title={t.title} lead={t.lead} />
        <div class="wrap">
          <TileMap language={language} states={states} title={t.tileMap} valueOf={(state) => ({
            short: state.iso2,
            spoken: t.standing[state.status],
            shade: state.status === 'member' ? 'k4' : 'kna',
          })} />
        </div>
        <Section id="names" title={t.byName}>
          <ul class="columns">
            {byName.map((state) => (
              <li>
                <a href={href.country(language, state.id)}>{state.name[language]}</a>
                {state.status !== 'member' && <> <Tag text={t.standing[state.status]} kind="line" /></>}
              </li>
            ))}
          </ul>
        </Section>
      </>
    ),
  }
}
