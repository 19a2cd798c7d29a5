// Two small tables for tests: events, and figures with the source's own totals.
import { cubeRecord } from './input.ts'

export const inAll = (en: string, es: string) => ({ en, es, pt: `${es} (pt)`, fr: `${en} (fr)` })
const value = (id: string, [en, es]: [string, string], printed: string) =>
  ({ id, title: inAll(en, es), printed: [printed] })

export const events = cubeRecord.parse({
  id: 'events', position: 1, title: inAll('Events', 'Hechos'),
  summary: inAll('All events', 'Todos los hechos'),
  area: 'COL', measure: { column: 'victims', title: inAll('Victims', 'Víctimas') },
  absent: 'none', unique: false, opening: { rows: 'place', columns: 'year' },
  dimensions: [
    { id: 'place', title: inAll('Place', 'Lugar'), columns: ['place'], open: true },
    { id: 'year', title: inAll('Year', 'Año'), kind: 'year', columns: ['date'] },
    { id: 'month', title: inAll('Month', 'Mes'), kind: 'month', columns: ['date'] },
    {
      id: 'weapon', title: inAll('Weapon', 'Arma'), columns: ['weapon'], open: true,
      printedIn: 'es', unknown: 'not-recorded',
      values: [
        value('firearm', ['Firearm', 'Arma de fuego'], 'ARMA DE FUEGO'),
        value('not-recorded', ['Not recorded', 'No registrado'], ''),
      ],
    },
  ],
  remarks: [inAll('No weapon before 2011.', 'Sin arma antes de 2011.')],
  source: 'police', vintage: '2024', sources: [{ url: 'https://example.org' }],
})
/** Spellings differ, and no weapon is recorded before 2011. */
export const eventsFile = `date,place,weapon,victims
2009-05-01,Medellín (CT),,3
2009-06-01,CALI,,2
2012-05-01,MEDELLIN (CT),ARMA DE FUEGO,5
2012-07-01,Cali,CUERDA,1
`

/** The source's total (10) is larger than its parts (4 + 5); no figure by sex before 2001. */
export const totals = cubeRecord.parse({
  ...events, id: 'totals', position: 2, absent: 'not-reported', unique: true,
  measure: { ...events.measure, missing: ['ND'] },
  dimensions: [
    { id: 'year', title: inAll('Year', 'Año'), kind: 'year', columns: ['year'] },
    {
      id: 'sex', title: inAll('Sex', 'Sexo'), columns: ['sex'], total: 'all',
      values: [
        value('all', ['All', 'Todos'], 'Total'), value('female', ['Women', 'Mujeres'], 'F'),
        value('male', ['Men', 'Hombres'], 'M'),
      ],
    },
    { id: 'place', title: inAll('Place', 'Lugar'), columns: ['place'], open: true },
  ],
  opening: { rows: 'place', columns: 'year' }, source: 'secret', remarks: [],
})
export const totalsFile = `year,sex,place,victims
2000,Total,A,7
2001,Total,A,10
2001,F,A,4
2001,M,A,5
2001,F,B,0
2002,F,B,ND
`
