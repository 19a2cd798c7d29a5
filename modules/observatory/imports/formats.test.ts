// Official downloads, in small: the shape is the source's own, the figures are few.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { linesOf, makeWorkbook, openFolder, readWith } from './example.ts'
import { iom } from './iom.ts'
import { ucdp } from './ucdp.ts'
import { unhcr } from './unhcr.ts'
import { unodc } from './unodc.ts'
import { wdi } from './wdi.ts'
import { wpp } from './wpp.ts'

const folder = openFolder()
after(() => folder.end())

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`
const indicator = lines(
  '"Data Source","World Development Indicators",', '', '"Last Updated Date","2025-10-07",', '',
  '"Country Name","Country Code","Indicator Name","Indicator Code","2022","2023","2024",',
  '"Honduras","HND","Intentional homicides","VC.IHR.PSRC.P5","35.1","31.1","",',
  '"Africa Eastern and Southern","AFE","Intentional homicides","VC.IHR.PSRC.P5","7","","",',
  '"World","WLD","Intentional homicides","VC.IHR.PSRC.P5","5.6","","",',
  '"Honduras","HND","GDP","NY.GDP.MKTP.CD","1","2","3",',
)

test('an indicator of the World Bank is read from its zip archive, below its four lines', async () => {
  const archive = zipSync({
    'Metadata_Indicator_API_VC.IHR.PSRC.P5_DS2_en_csv_v2_1.csv': strToU8('"INDICATOR_CODE"\n'),
    'API_VC.IHR.PSRC.P5_DS2_en_csv_v2_1.csv': strToU8(`\uFEFF${indicator}`),
    'Metadata_Country_API_VC.IHR.PSRC.P5_DS2_en_csv_v2_1.csv': strToU8('"Country Code"\n'),
  })
  const parsed = await readWith(wdi, folder.place('API.zip', archive))
  assert.deepEqual(linesOf(parsed), [
    'homicide-rate.wdi HND 2022: 35.1', 'homicide-rate.wdi HND 2023: 31.1',
    'homicide-rate.wdi WORLD 2022: 5.6 | estimate',
  ])
  assert.equal(parsed.dated, '2025-10-07')
  assert.equal(parsed.outside, 3)
  assert.equal(parsed.ignored.get('rows of NY.GDP.MKTP.CD, which feeds no series'), 1)
  assert.equal(parsed.rejected.length, 0)
})

test('the whole database of the World Bank is read without the four lines', async () => {
  const file = folder.place('WDICSV.csv', lines(...indicator.split('\r\n').slice(4, 6)))
  assert.equal(linesOf(await readWith(wdi, file)).length, 2)
})

const header = 'SortOrder,LocID,Notes,ISO3_code,ISO2_code,SDMX_code,LocTypeID,LocTypeName,ParentID,Location,VarID,Variant,Time'

test('the population of the United Nations is counted in thousands, and projected from 2024 on', async () => {
  const text = lines(
    `${header},MidPeriod,PopMale,PopFemale,PopTotal,PopDensity`,
    '1,900,,,,900,1,World,0,World,2,Medium,2024,2024.5,,,8161972.572,',
    '2,904,,,,904,12,Region,1830,Latin America and the Caribbean,2,Medium,2023,2023.5,,,658273.914,',
    '3,5507,,,,,,,,ADB region: Central and West Asia,2,Medium,1950,1950.5,,,2412.311,',
    '4,340,,HND,HN,340,4,Country/Area,916,Honduras,2,Medium,2023,2023.5,,,10644.851,',
    '5,340,,HND,HN,340,4,Country/Area,916,Honduras,3,High,2023,2023.5,,,10999,',
    '6,40,,AUT,AT,40,4,Country/Area,926,Austria,2,Medium,2023,2023.5,,,9130.429,',
  )
  const parsed = await readWith(wpp, folder.place('WPP.csv.gz', gzipSync(`\uFEFF${text}`)))
  assert.deepEqual(linesOf(parsed), [
    'population.wpp WORLD 2024: 8161972572 | projection',
    'population.wpp LATIN-AMERICA-CARIBBEAN 2023: 658273914',
    'population.wpp HND 2023: 10644851',
  ])
  assert.equal(parsed.outside, 2)
})

test('the demographic indicators of the United Nations hold the population too', async () => {
  const text = lines(`${header},TPopulation1Jan,TPopulation1July,TFR`,
    ',840,,USA,US,840,4,Country/Area,918,United States of America,2,Medium,2023,1,343477.335,1.62')
  assert.deepEqual(linesOf(await readWith(wpp, folder.place('indicators.csv', text))),
    ['population.wpp USA 2023: 343477335'])
})

test('a file of ages is not taken for the whole population', async () => {
  const text = lines(`${header},MidPeriod,AgeGrp,AgeGrpStart,AgeGrpSpan,PopMale,PopFemale,PopTotal`,
    ',340,,HND,HN,340,4,Country/Area,916,Honduras,2,Medium,2023,2023.5,0-4,0,5,1,1,2')
  assert.deepEqual(linesOf(await readWith(wpp, folder.place('ages.csv', text))), [])
})

const columns = [
  'Iso3_code', 'Country', 'Region', 'Subregion', 'Indicator', 'Dimension', 'Category', 'Sex', 'Age',
  'Year', 'Unit of measurement', 'VALUE', 'Source',
]
const above = [['UNODC Research - Data Portal'], ['', '12/07/2026']]
type Cell = string | number
const victims = (
  [code, dimension, category, sex, age, year, unit, value]: Cell[],
  what = 'Victims of intentional homicide',
): Cell[] => [
  code ?? '', '', 'Americas', '', what, dimension ?? '', category ?? '', sex ?? '',
  age ?? '', year ?? '', unit ?? '', value ?? '', 'CTS',
]
const rate = 'Rate per 100,000 population'
const firearms = 'Firearms or explosives - firearms'

test('a workbook of homicide feeds counts, rates and rates by firearm', async () => {
  const parsed = await readWith(unodc, folder.place('homicide.xlsx', makeWorkbook({
    data_cts_intentional_homicide: [...above, columns,
      victims(['HND', 'Total', 'Total', 'Total', 'Total', 2023, 'Counts', 3030]),
      victims(['HND', 'Total', 'Total', 'Female', 'Total', 2023, 'Counts', 386]),
      victims(['HND', 'Total', 'Total', 'Total', 'Total', 2023, rate, 28.4652196]),
      victims(['HND', 'by mechanisms', firearms, 'Total', 'Total', 2023, rate, 21.9]),
      victims(['GBR_E_W', 'Total', 'Total', 'Total', 'Total', 2023, 'Counts', 583]),
      victims(['HND', 'by relationship to perpetrator', 'x', 'Total', 'Total', 2023, 'Counts', 3]),
    ],
    data_cts_homicide_reg_estimates: [['title'], [], ['indicator', 'geo', 'year', 'value']],
  })))
  assert.deepEqual(linesOf(parsed), [
    'homicide-count.unodc HND 2023: 3030', 'homicide-count.unodc HND 2023 sex=female: 386',
    'homicide-rate.unodc HND 2023: 28.4652', 'homicide-rate-firearm.unodc HND 2023: 21.9',
  ])
  assert.equal(parsed.dated, '2026-07-12')
  assert.equal(parsed.outside, 1)
  assert.equal(parsed.ignored.get('sheet "data_cts_homicide_reg_estimates": it has other columns'), 1)
})

test('a year that cannot be is rejected with the row of the sheet', async () => {
  const { rejected } = await readWith(unodc, folder.place('year.xlsx', makeWorkbook({
    data: [...above, columns,
      victims(['HND', 'Total', 'Total', 'Total', 'Total', 1013, 'Counts', 5])],
  })))
  assert.deepEqual(rejected.map(({ line, reason }) => `${line}: ${reason}`),
    ['4: 1013 is an impossible period: it must lie between 1900 and 2027.'])
})

test('in figures of trafficking "<5" is suppressed and "1,234" is a thousand', async () => {
  const tip = columns.map((name) => name === 'VALUE' ? 'txtVALUE' : name)
  const detected = (cells: Cell[]) => victims(cells, 'Detected trafficking victims')
  const parsed = await readWith(unodc, folder.place('glotip.xlsx', makeWorkbook({
    data_glotip_1: [...above, tip,
      detected(['BRA', 'Total', 'Total', 'Total', 'Total', 2020, 'Counts', '1,234']),
      detected(['BRA', 'Total', 'Total', 'Female', '0 to 17 years', 2020, 'Counts', '<5']),
      detected(['BRA', 'by form of exploitation', 'Forced labour', 'Total', 'Total', 2020, 'Counts', '1,000']),
      detected(['BRA', 'by form of exploitation', 'Forced labour', 'Male', 'Total', 2020, 'Counts', '9']),
    ],
  })))
  assert.deepEqual(linesOf(parsed), [
    'trafficking-victims.unodc BRA 2020: 1234',
    'trafficking-victims.unodc BRA 2020 age=child;sex=female: suppressed | <5',
    'trafficking-victims.unodc BRA 2020 form=forced-labour: 1000',
  ])
})

test('two rows that say the same are one figure; two that do not are both rejected', async () => {
  const row = (value: number, code = 'HND') =>
    victims([code, 'Total', 'Total', 'Total', 'Total', 2023, 'Counts', value])
  const parsed = await readWith(unodc, folder.place('twice.xlsx', makeWorkbook({
    data: [...above, columns, row(5), row(5), row(7, 'MEX'), row(8, 'MEX'), row(7, 'MEX')],
  })))
  assert.deepEqual(linesOf(parsed), ['homicide-count.unodc HND 2023: 5'])
  assert.deepEqual(parsed.rejected.map(({ line, reason }) => `${line}: ${reason}`), [
    '6: contradicts line 7: two figures for homicide-count.unodc, MEX, 2023.',
    '7: contradicts line 6: two figures for homicide-count.unodc, MEX, 2023.',
    '8: repeats line 6, which another line contradicts.',
  ])
})

test('types of arms that are all zero beside a total were not recorded', async () => {
  const row = (code: string, category: string, value: number) => victims(
    [code, category === 'Total' ? 'Total' : 'by type', category, 'Total', 'Total', 2022, 'Counts',
      value], 'Arms seized')
  const parsed = await readWith(unodc, folder.place('arms.xlsx', makeWorkbook({
    data: [...above, columns,
      row('PAN', 'Total', 900), row('PAN', 'pistol', 0), row('PAN', 'revolver', 0),
      row('COL', 'Total', 900), row('COL', 'pistol', 0), row('COL', 'revolver', 900),
    ],
  })))
  assert.deepEqual(linesOf(parsed), [
    'firearms-seized.unodc PAN 2022: 900', 'firearms-seized.unodc COL 2022: 900',
    'firearms-seized.unodc COL 2022 type=pistol: 0', 'firearms-seized.unodc COL 2022 type=revolver: 900',
  ])
})

test('deaths in organized violence have a type, and a range where the estimates differ', async () => {
  const names = [
    'cumulative_total_deaths_in_orgvio', 'sb_total_deaths', 'ns_total_deaths', 'os_total_deaths',
  ]
  const text = lines(
    ['country_id_cy', 'country_cy', 'year_cy', 'region_cy', ...names.flatMap((name) =>
      ['best', 'high', 'low'].map((word) => `${name}_${word}_cy`)), 'version'].join(),
    '70,Mexico,2023,Americas,13000,15000,12000,0,0,0,13000,15000,12000,0,0,0,25.1',
    '700,Afghanistan,2023,Asia,1,1,1,1,1,1,0,0,0,0,0,0,25.1',
    '59,Atlantis,2023,Americas,1,1,1,1,1,1,0,0,0,0,0,0,25.1',
  )
  const parsed = await readWith(ucdp, folder.place('organizedviolencecy.csv', text))
  assert.deepEqual(linesOf(parsed), [
    'organized-violence-deaths.ucdp MEX 2023: 13000 | estimate | 12000–15000',
    'organized-violence-deaths.ucdp MEX 2023 type=state-based: 0',
    'organized-violence-deaths.ucdp MEX 2023 type=non-state: 13000 | estimate | 12000–15000',
    'organized-violence-deaths.ucdp MEX 2023 type=one-sided: 0',
  ])
  assert.deepEqual(parsed.rejected.map(({ line }) => line), [4])
})

test('displaced people are added up by country of asylum and of origin', async () => {
  const text = lines(
    ...Array.from({ length: 14 }, () => 'Extracted from the database of UNHCR'),
    'Year,"Country of origin","Country of origin (ISO)","Country of asylum",' +
      '"Country of asylum (ISO)","Refugees under UNHCR\'s mandate",Asylum-seekers,' +
      '"Returned refugees","IDPs of concern to UNHCR","Returned IDPss",' +
      '"Other people in need of international protection"',
    '2024,Honduras,HND,Mexico,MEX,1000,50,-,0,-,-',
    '2024,Colombia,COL,Mexico,MEX,*,7,-,0,-,-',
    '2024,Colombia,COL,Colombia,COL,0,0,-,6900000,-,-',
    '2024,France,FRA,Mexico,MEX,5,-,-,-,-,-',
  )
  const parsed = await readWith(unhcr, folder.place('unhcr.zip', zipSync({
    'population.csv': strToU8(text), 'footnotes.csv': strToU8('Year,Footnote\n'),
  })))
  assert.deepEqual(linesOf(parsed).filter((line) => !line.includes('displaced-from')), [
    'displaced-hosted.unhcr MEX 2024: 1062 | + 1 × *',
    'displaced-hosted.unhcr MEX 2024 status=refugees: 1005 | + 1 × *',
    'displaced-hosted.unhcr MEX 2024 status=asylum-seekers: 57',
    'displaced-hosted.unhcr COL 2024: 0',
    'displaced-hosted.unhcr COL 2024 status=refugees: 0',
    'displaced-hosted.unhcr COL 2024 status=asylum-seekers: 0',
    'internally-displaced.unhcr COL 2024: 6900000',
  ])
  assert.ok(linesOf(parsed).includes('displaced-from.unhcr HND 2024: 1050'))
  assert.ok(linesOf(parsed).includes('displaced-from.unhcr COL 2024 status=refugees: 0 | + 1 × *'))
})

test('entries are added up by month; other nationalities together, yearly sums left aside', async () => {
  const parsed = await readWith(iom, folder.place('irregular.xlsx', makeWorkbook({
    Sheet1: [
      ['year', 'month', 'ISO3_country_destination', 'ISO3_country_origin', 'value'],
      [2023, 8, 'PAN', 'VEN', 62700], [2023, 8, 'PAN', 'ECU', 8642], [2023, 8, 'PAN', '', 600],
      [2023, 8, 'PAN', 'HTI', '-'], [2023, '', 'PAN', 'VEN', 328650],
      [2025, 1, 'HND', 'VEN', 5], [2025, 2, 'HND', 'VEN', 5000], [2023, 8, 'MEX', 'VEN', 9],
    ],
  })))
  assert.deepEqual(linesOf(parsed), [
    'darien-entries.iom PAN 2023-08: 71942',
    'darien-entries.iom PAN 2023-08 nationality=ven: 62700',
    'darien-entries.iom PAN 2023-08 nationality=other: 9242',
    'irregular-entries.iom HND 2025-01: 5', 'irregular-entries.iom HND 2025-01 nationality=ven: 5',
  ])
  assert.equal(parsed.ignored.get('sums over a year'), 1)
  assert.equal(parsed.ignored.get('rows of HND from 2025-02 on, which cannot be used'), 1)
})
