// Which area a source's code means: one of ours, a place known to be elsewhere, or nothing we know.
import type { World } from './figure.ts'

// ISO 3166-1 alpha-3, all codes in use that mean no area of ours.
const elsewhere = `
AFG AGO ALA ALB AND ARE ARM ASM ATA ATF AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BIH BLR BRN BTN BVT
BWA CAF CCK CHE CHN CIV CMR COD COG COK COM CPV CXR CYP CZE DEU DJI DNK DZA EGY ERI ESH ESP EST ETH
FIN FJI FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GMB GNB GNQ GRC GUM HKG HMD HRV HUN IDN IMN IND IOT
IRL IRN IRQ ISL ISR ITA JEY JOR JPN KAZ KEN KGZ KHM KIR KOR KWT LAO LBN LBR LBY LIE LKA LSO LTU LUX
LVA MAC MAR MCO MDA MDG MDV MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MUS MWI MYS MYT NAM NCL NER NFK
NGA NIU NLD NOR NPL NRU NZL OMN PAK PCN PHL PLW PNG POL PRK PRT PSE PYF QAT REU ROU RUS RWA SAU SDN
SEN SGP SGS SHN SJM SLB SLE SMR SOM SRB SSD STP SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKL TKM TLS
TON TUN TUR TUV TWN TZA UGA UKR UMI UZB VAT VNM VUT WLF WSM YEM ZAF ZMB ZWE`

// Parts of States and groups that sources write with codes of their own: UNODC's jurisdictions of
// the United Kingdom and Iraq, Kosovo, the World Bank's groups, UNHCR's unknown and stateless,
// groups without a name in UNODC's figures of trafficking.
const codesOfSources = `
GBR_E_W GBR_S GBR_NI IRQ_C IRQ_KRI XKX XKO _CHI UN_AFR UN_ASI UN_EUR UN_OCE
AFE AFW ARB CEB CHI CSS EAP EAR EAS ECA ECS EMU EUU FCS HIC HPC IBD IBT IDA IDB IDX INX LAC LCN LDC
LIC LMC LMY LTE MEA MIC MNA NAC OED OSS PRE PSS PST SAS SSA SSF SST TEA TEC TLA TMN TSA TSS UMC
TIB XXA UNK STA CAR CAS EEU MCN SAF SAM Aruba/Curacao`

const known = new Set(`${elsewhere} ${codesOfSources}`.trim().split(/\s+/))
const families = /^(UN:|OWID_)/

export type Place = { kind: 'area', id: string } | { kind: 'outside' } | { kind: 'unknown' }

/**
 * Finds the place of a code as a source writes it ("HND", "UN:AMERICAS", "GBR_E_W"). Codes of our
 * areas come first.
 */
export function findPlace(code: string, { areas }: World): Place {
  const id = areas.get(code)
  if (id !== undefined) return { kind: 'area', id }
  return known.has(code) || families.test(code) ? { kind: 'outside' } : { kind: 'unknown' }
}

/**
 * The States of the Americas by the numbers of Gleditsch and Ward ("A revised list of independent
 * States since 1816", International Interactions 25, 1999), which UCDP uses as country_id.
 */
export const statesByGleditschWard: Readonly<Record<string, string>> = {
  2: 'USA', 20: 'CAN', 31: 'BHS', 40: 'CUB', 41: 'HTI', 42: 'DOM', 51: 'JAM', 52: 'TTO', 53: 'BRB',
  54: 'DMA', 55: 'GRD', 56: 'LCA', 57: 'VCT', 58: 'ATG', 60: 'KNA', 70: 'MEX', 80: 'BLZ', 90: 'GTM',
  91: 'HND', 92: 'SLV', 93: 'NIC', 94: 'CRI', 95: 'PAN', 100: 'COL', 101: 'VEN', 110: 'GUY',
  115: 'SUR', 130: 'ECU', 135: 'PER', 140: 'BRA', 145: 'BOL', 150: 'PRY', 155: 'CHL', 160: 'ARG',
  165: 'URY',
}
