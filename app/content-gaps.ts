// What the content does not know, counted: gaps are facts too.
import type { Content } from './content.ts'

/** Each gap in words with how many records have it; those with none are left out. */
export function findGaps({ directory, library, cooperation }: Content): [string, number][] {
  const { publications } = library
  const { projects } = cooperation
  const gaps: [string, number][] = [
    ['publications without a date', count(publications, ({ date }) => date === null)],
    ['publications whose languages no source states',
      count(publications, ({ editions }) => editions.every(({ basis }) => basis === 'inferred'))],
    ['publications without a known address', count(publications, ({ link }) => !link)],
    ['publications of low confidence', count(publications, ({ confidence }) => confidence === 'low')],
    ['projects without published donors', count(projects, ({ donors }) => donors === null)],
    ['projects without published countries', count(projects, ({ states }) => states === null)],
    ['projects without a start year', count(projects, ({ start }) => !start)],
    ['projects without a published status', count(projects, ({ status }) => !status)],
    ['projects without published results', count(projects, ({ results }) => results.length === 0)],
    ['treaties without a list of States',
      count(directory.treaties, ({ participation }) => participation.records.length === 0)],
    ['treaties whose list of States is incomplete',
      count(directory.treaties, ({ participation }) => !participation.complete)],
    ['bodies without a known year of creation', count(directory.bodies, ({ created }) => !created)],
  ]
  return gaps.filter(([, number]) => number > 0)
}

const count = <T>(records: T[], has: (record: T) => boolean) => records.filter(has).length
