// What the content does not know, record by record: gaps are facts too.
import type { Content } from './content.ts'

/** A gap in words, and the records that have it. */
export type Gap = { what: string, ids: (string | number)[] }

/** Every gap that at least one record has. */
export function findGaps({ directory, library, cooperation }: Content): Gap[] {
  const { publications } = library
  const { projects } = cooperation
  const { bodies, treaties } = directory
  const gaps: Gap[] = [
    gap('publications without a date', publications, ({ date }) => date === null),
    gap('publications whose languages no source states', publications,
      ({ editions }) => editions.every(({ basis }) => basis === 'inferred')),
    gap('publications whose printed title is not known', publications,
      ({ titlePrinted }) => titlePrinted.length === 0),
    gap('publications without a known address', publications, ({ link }) => !link),
    gap('publications without a department', publications,
      ({ departments }) => departments.length === 0),
    gap('publications of low confidence', publications, ({ confidence }) => confidence === 'low'),
    gap('projects without published donors', projects, ({ donors }) => donors === null),
    gap('projects without published countries', projects, (one) => one.states === null),
    gap('projects without a start year', projects, ({ start }) => !start),
    gap('projects without a published status', projects, ({ status }) => !status),
    gap('projects without published activities', projects,
      ({ activities }) => activities.length === 0),
    gap('projects without published results', projects, ({ results }) => results.length === 0),
    gap('treaties without a date of adoption', treaties, ({ adopted }) => !adopted),
    gap('treaties without a date of entry into force', treaties,
      ({ entryIntoForce }) => !entryIntoForce),
    gap('treaties without a list of States', treaties,
      ({ participation }) => participation.records.length === 0),
    gap('treaties whose list of States is incomplete', treaties,
      ({ participation }) => participation.records.length > 0 && !participation.complete),
    gap('bodies without a known year of creation', bodies, ({ created }) => !created),
    gap('bodies without a topic', bodies, ({ topics }) => topics.length === 0),
  ]
  return gaps.filter(({ ids }) => ids.length > 0)
}

/** A gap as lines of at most `width` characters: how many, what, and which. */
export function describeGap({ what, ids }: Gap, width = 100): string[] {
  const indent = ' '.repeat(8)
  const lines = [`  ${String(ids.length).padStart(4)}  ${what}`]
  let line = indent
  for (const id of ids) {
    if (line.length + String(id).length + 1 > width) {
      lines.push(line.trimEnd())
      line = indent
    }
    line += `${id} `
  }
  return [...lines, line.trimEnd()]
}

const gap = <T extends { id: string | number }>(
  what: string, records: T[], has: (record: T) => boolean,
): Gap => ({ what, ids: records.filter(has).map(({ id }) => id) })
