// Tables of one series, in the project's own form and in the wider one.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { linesOf, openFolder, readWith, world } from './example.ts'
import { tidyFormat, type Where } from './tidy.ts'

const folder = openFolder()
after(() => folder.end())

function read(
  series: string, text: string, { own, where = [] }: { own: boolean, where?: Where[] },
) {
  const target = world.targets.get(series)
  assert.ok(target)
  return readWith(tidyFormat(target, { own, where }), folder.place('figures.csv', text))
}

test('the own form holds figures, cuts, reasons, flags and notes', async () => {
  const parsed = await read('homicide-count.unodc',
    `area,period,mechanism,sex,value,missing,flag,note
HND,2023,,,3030,,provisional,
HND,2023,,female,386,,,
HND,2023,firearm,female,,suppressed,,<5
HND,2022,,,,not-collected,,
`, { own: true })
  assert.deepEqual(linesOf(parsed), [
    'homicide-count.unodc HND 2023: 3030 | provisional',
    'homicide-count.unodc HND 2023 sex=female: 386',
    'homicide-count.unodc HND 2023 mechanism=firearm;sex=female: suppressed | <5',
    'homicide-count.unodc HND 2022: not-collected',
  ])
})

test('in the own form a figure has a value or a reason for having none, and not both', async () => {
  const { figures, rejected } = await read('population.wdi', `area,period,value,missing,flag,note
HND,2021,,,,
HND,2022,5,not-collected,,
HND,2023,,forgotten,,
HND,2024,5,,guess,
`, { own: true })
  assert.equal(figures.length, 0)
  assert.deepEqual(rejected.map(({ reason }) => reason.slice(0, 48)), [
    'has neither a value nor a reason for having none',
    'has both a value and a reason for having none. T',
    '"forgotten" is no reason for a missing figure. K',
    '"guess" is no flag. Known: estimate, provisional',
  ])
})

test('a category that the series does not have is rejected with those it has', async () => {
  const { rejected } = await read('homicide-count.unodc',
    'area,period,mechanism,sex,value,missing,flag,note\nHND,2023,,woman,1,,,\n', { own: true })
  assert.match(rejected[0]?.reason ?? '', /"woman" is no category of sex\. Known: female,male/)
})

test('of the wider form only the rows that are meant are read, to four decimals', async () => {
  const parsed = await read('homicide-rate.unodc', `iso3,entity,year,indicator,value,unit,source
HND,Honduras,2023,rate_total,31.10004,"per 100,000",UNODC
HND,Honduras,2023,rate_firearm,21.9,"per 100,000",UNODC
UN:AMERICAS,Americas,2023,rate_total,15.0,"per 100,000",UNODC
FRA,France,2023,rate_total,1.3,"per 100,000",UNODC
`, { own: false, where: [{ column: 'indicator', value: 'rate_total' }] })
  assert.deepEqual(linesOf(parsed),
    ['homicide-rate.unodc HND 2023: 31.1', 'homicide-rate.unodc AMERICAS 2023: 15'])
  assert.equal(parsed.outside, 1)
})

test('the wider form has months, totals by name and values as they were printed', async () => {
  const parsed = await read('homicide-count.unodc', `iso3,date,year,sex,value,value_raw
HND,2023-02,2023,Total,5,5
HND,2023-03,2023,Female,,<5
`, { own: false })
  assert.deepEqual(linesOf(parsed), [
    'homicide-count.unodc HND 2023-02: 5',
    'homicide-count.unodc HND 2023-03 sex=female: suppressed | <5',
  ])
})
