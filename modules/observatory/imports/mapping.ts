// Which rows of which source feed which series: data, not code. Names on the left are the source's
// own; series, dimensions and categories are those of content/observatory.

/** A cut by dimension: { offence: 'rape' }; {} = the total. */
export type Breakdown = Record<string, string>

type Rule = { series: string, decimals: number }

/** World Bank: code of the indicator -> series. */
export const wdiIndicators: Readonly<Record<string, Rule>> = {
  'SP.POP.TOTL': { series: 'population.wdi', decimals: 0 },
  'VC.IHR.PSRC.P5': { series: 'homicide-rate.wdi', decimals: 4 },
}

/** The World Population Prospects of 2024 estimate up to 2023 and project from then on. */
export const wpp = { series: 'population.wpp', projectedFrom: '2024', revision: '2024' } as const

export const ucdpSeries = 'organized-violence-deaths.ucdp'
/** UCDP: beginning of the columns -> cut. */
export const ucdpColumns: Readonly<Record<string, Breakdown>> = {
  cumulative_total_deaths_in_orgvio: {},
  sb_total_deaths: { type: 'state-based' },
  ns_total_deaths: { type: 'non-state' },
  os_total_deaths: { type: 'one-sided' },
}

/** UNHCR: series by the side a row is counted for, and one for those displaced inside a country. */
export const unhcrSeries = {
  asylum: 'displaced-hosted.unhcr', origin: 'displaced-from.unhcr',
  internal: 'internally-displaced.unhcr',
} as const
/** UNHCR: column -> cut of the first two series, each of which is also part of the total. */
export const unhcrColumns: Readonly<Record<string, Breakdown>> = {
  "refugees under unhcr's mandate": { status: 'refugees' },
  'asylum-seekers': { status: 'asylum-seekers' },
  'other people in need of international protection': { status: 'other-protection' },
}
export const unhcrInternal = 'idps of concern to unhcr'

/** IOM: reporting country -> series, and the month from which its figures cannot be used. */
export const iomSeries: Readonly<Record<string, { series: string, unusableFrom?: string }>> = {
  PAN: { series: 'darien-entries.iom' },
  // From February 2025 on Honduras's figures hold nationals and regular entries: ten times as many.
  HND: { series: 'irregular-entries.iom', unusableFrom: '2025-02' },
}

export type UnodcRule = Rule & {
  indicator: string
  dimension: string
  /** "Counts" or "Rate per 100,000 population". */
  unit: string
  categories: Readonly<Record<string, Breakdown>>
  /** Rows that are broken down by sex or age as well are left aside. */
  wholeOnly?: boolean
}

const counts = { unit: 'Counts', decimals: 0 }
const rate = { unit: 'Rate per 100,000 population' }
const total = { Total: {} }

/** UN-CTS: the categories of violent offences. Parts stand beside their whole. */
const violent = {
  'Serious assault': { offence: 'serious-assault' },
  'Kidnapping': { offence: 'kidnapping' },
  'Sexual violence': { offence: 'sexual-violence' },
  'Sexual violence: Rape': { offence: 'rape' },
  'Sexual violence: Sexual assault': { offence: 'sexual-assault' },
  'Sexual violence: Other acts of sexual violence': { offence: 'other-sexual-violence' },
  'Sexual Exploitation': { offence: 'sexual-exploitation' },
  'Acts intended to induce fear or emotional distress': { offence: 'intimidation' },
  'Acts intended to induce fear or emotional distress: Cyber-related': { offence: 'intimidation-cyber' },
}

/** UN-CTS: the categories of corruption, economic offences and offences against computers. */
const economic = {
  'Corruption': { offence: 'corruption' },
  'Corruption: Bribery': { offence: 'bribery' },
  'Corruption: Other acts of corruption': { offence: 'other-corruption' },
  'Money laundering': { offence: 'money-laundering' },
  'Smuggling of migrants': { offence: 'smuggling-of-migrants' },
  'Fraud': { offence: 'fraud' },
  'Fraud: Cyber-related (Cy)': { offence: 'cyber-fraud' },
  'Unlawful access to a computer system': { offence: 'computer-access' },
  'Unlawful interference with a computer system or computer data': { offence: 'computer-interference' },
  'Unlawful interception or access of computer data': { offence: 'data-interception' },
}

const status = { Sentenced: { status: 'sentenced' }, Unsentenced: { status: 'unsentenced' } }

/** IAFQ: the types of arms, spelled as the questionnaire's tables spell them. */
const arms = {
  'pistol': { type: 'pistol' },
  'revolver': { type: 'revolver' },
  'rifle (Inlcuding Carbine)': { type: 'rifle' },
  'shotgun (Including Short Carbine)': { type: 'shotgun' },
  'machine gun': { type: 'machine-gun' },
  'submachine gun': { type: 'submachine-gun' },
  'other weapons': { type: 'other' },
  'Unknown status on type': { type: 'not-recorded' },
}

const exploitation = {
  'Sexual exploitation': { form: 'sexual-exploitation' },
  'Forced labour': { form: 'forced-labour' },
  'Other forms of exploitation': { form: 'other' },
}

export const armsSeries = 'firearms-seized.unodc'

/** UNODC: rows of the data portal's workbooks -> series. */
export const unodcRules: readonly UnodcRule[] = [
  ...homicide('Victims of intentional homicide'),
  {
    ...counts, indicator: 'Violent offences', dimension: 'by type of offence',
    categories: violent, series: 'violent-offences.unodc',
  },
  {
    ...rate, indicator: 'Violent offences', dimension: 'by type of offence',
    categories: violent, series: 'violent-offences-rate.unodc', decimals: 2,
  },
  {
    ...counts, indicator: 'Offences', dimension: 'by type of offence',
    categories: economic, series: 'economic-offences.unodc',
  },
  {
    ...rate, indicator: 'Offences', dimension: 'by type of offence',
    categories: economic, series: 'economic-offences-rate.unodc', decimals: 2,
  },
  {
    ...counts, indicator: 'Persons held', dimension: 'Total',
    categories: total, series: 'prison-population.unodc',
  },
  {
    ...counts, indicator: 'Persons held', dimension: 'by status',
    categories: status, series: 'prison-population.unodc',
  },
  {
    ...rate, indicator: 'Persons held', dimension: 'Total',
    categories: total, series: 'prison-rate.unodc', decimals: 2,
  },
  {
    ...rate, indicator: 'Persons held', dimension: 'by status',
    categories: status, series: 'prison-rate.unodc', decimals: 2,
  },
  {
    ...counts, indicator: 'Arms seized', dimension: 'Total',
    categories: total, series: armsSeries,
  },
  {
    ...counts, indicator: 'Arms seized', dimension: 'by type',
    categories: arms, series: armsSeries,
  },
  {
    ...counts, indicator: 'Detected trafficking victims', dimension: 'Total',
    categories: total, series: 'trafficking-victims.unodc',
  },
  {
    ...counts, indicator: 'Detected trafficking victims', dimension: 'by form of exploitation',
    wholeOnly: true, categories: exploitation, series: 'trafficking-victims.unodc',
  },
]

function homicide(indicator: string): UnodcRule[] {
  const firearms = 'Firearms or explosives - firearms'
  return [
    { ...counts, indicator, dimension: 'Total', categories: total, series: 'homicide-count.unodc' },
    {
      ...counts, indicator, dimension: 'by mechanisms',
      categories: { [firearms]: { mechanism: 'firearm' } }, series: 'homicide-count.unodc',
    },
    {
      ...rate, indicator, dimension: 'Total',
      categories: total, series: 'homicide-rate.unodc', decimals: 4,
    },
    {
      ...rate, indicator, dimension: 'by mechanisms',
      categories: { [firearms]: {} }, series: 'homicide-rate-firearm.unodc', decimals: 4,
    },
  ]
}

/** UNODC: sex and age -> parts of a cut; a series without the dimension takes totals only. */
export const unodcSexes: Readonly<Record<string, Breakdown>> = {
  Total: {}, Female: { sex: 'female' }, Male: { sex: 'male' }, Other: { sex: 'other' },
  Unknown: { sex: 'not-recorded' },
}
export const unodcAges: Readonly<Record<string, Breakdown>> = {
  'Total': {}, '18 years or over': { age: 'adult' }, '0 to 17 years': { age: 'child' },
  'Unknown': { age: 'not-recorded' },
}

/** Series of which the first must not be greater than the second: a part and its whole. */
export const wholes: readonly { part: string, whole: string }[] = [
  { part: 'homicide-rate-firearm.unodc', whole: 'homicide-rate.unodc' },
]
