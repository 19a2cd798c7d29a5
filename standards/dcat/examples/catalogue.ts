// The catalogue from which the valid examples are written: a series with two releases.
import type { Catalogue, Dataset, Distribution } from '../catalogue.ts'

export const site = 'https://puente.example.org'
const four = (...[en, es, pt, fr]: [string, string, string, string]) => ({ en, es, pt, fr })

const publisher = {
  id: `${site}/#publisher`, name: four('Secretariat', 'Secretaría', 'Secretaria', 'Secrétariat'),
  homepage: site,
}
const csv: Distribution = {
  id: `${site}/data/indicators/homicide-rate.csv#world-bank`,
  title: four('CSV', 'CSV', 'CSV', 'CSV'),
  description: four('A table', 'Una tabla', 'Uma tabela', 'Un tableau'),
  accessUrl: `${site}/en/data/indicators/homicide-rate`,
  downloadUrl: `${site}/data/indicators/homicide-rate.csv?source=world-bank`,
  mediaType: 'text/csv', fileType: 'CSV', conformsTo: ['https://www.rfc-editor.org/rfc/rfc4180'],
  languages: ['en', 'es', 'pt', 'fr'],
  licence: { kind: 'document', url: 'https://creativecommons.org/licenses/by/4.0/' },
  modified: '2025-10-07',
}
export const dataset: Dataset = {
  id: `${site}/data/series/homicide-rate.world-bank`,
  identifier: 'homicide-rate.world-bank',
  title: four('Homicide rate, World Bank', 'Tasa de homicidios, Banco Mundial',
    'Taxa de homicídios, Banco Mundial', 'Taux d’homicides, Banque mondiale'),
  description: four('Victims of "intentional" homicide\nper 100,000 people', 'Víctimas', 'Vítimas', 'Victimes'),
  keywords: [four('homicide', 'homicidio', 'homicídio', 'homicide')],
  themes: [`${site}/en/data#homicide`],
  publisher,
  creator: { id: 'https://example.org/wb', name: { en: 'World Bank' } },
  landingPage: `${site}/en/data/indicators/homicide-rate`,
  sources: ['https://example.org/a table?x={1}'],
  provenance: four('Fetched on October 7, 2025', 'Obtenido el 7 de octubre de 2025',
    'Obtido em 7 de outubro de 2025', 'Récupéré le 7 octobre 2025'),
  spatial: ['http://publications.europa.eu/resource/authority/country/HND'],
  temporal: { start: '1990', end: '2023-09' },
  resolution: 'P1Y',
  issued: '2024-10-01', modified: '2025-10-07', version: '2025-10-07',
  versionNotes: four('3 figures changed', '3 cifras modificadas', '3 valores alterados', '3 chiffres modifiés'),
  contact: { name: 'Puente', email: 'data@example.org' },
  inSeries: `${site}/data/indicators/homicide-rate`,
  versions: ['2025-10-07', '2024-10-01'].map((released) => ({
    id: `${site}/data/series/homicide-rate.world-bank/${released}`, issued: released,
    title: four(`As of ${released}`, `Al ${released}`, `Em ${released}`, `Au ${released}`),
    description: four('A release', 'Una publicación', 'Uma publicação', 'Une parution'),
    version: released,
    distributions: [{
      ...csv, id: `${site}/data/series/homicide-rate.world-bank/${released}.csv`,
      downloadUrl: `${site}/data/series/homicide-rate.world-bank/${released}.csv`,
      licence: {
        kind: 'statement',
        text: four('No terms found', 'No se hallaron condiciones', 'Termos não encontrados',
          'Conditions introuvables'),
      },
    }],
  })),
  distributions: [csv],
}
export const catalogue: Catalogue = {
  id: `${site}/data/catalog`,
  title: four('Data', 'Datos', 'Dados', 'Données'),
  description: four('Security figures', 'Cifras de seguridad', 'Dados de segurança', 'Chiffres'),
  publisher, homepage: `${site}/en/data`, languages: ['en', 'es', 'pt', 'fr'],
  licence: 'https://creativecommons.org/licenses/by/4.0/', modified: '2025-10-07',
  spatial: ['http://publications.europa.eu/resource/authority/country/HND'],
  scheme: { id: `${site}/en/data#themes`, title: four('Themes', 'Temas', 'Temas', 'Thèmes') },
  themes: [{
    id: `${site}/en/data#homicide`, label: four('Homicide', 'Homicidio', 'Homicídio', 'Homicide'),
  }],
  datasets: [dataset],
  series: [{
    id: `${site}/data/indicators/homicide-rate`, publisher,
    title: four('Homicide rate', 'Tasa de homicidios', 'Taxa de homicídios', 'Taux d’homicides'),
    description: four('By all sources', 'De todas las fuentes', 'De todas as fontes', 'Toutes sources'),
  }],
  services: [{
    id: `${site}/api/v1`, publisher, title: four('Interface', 'Interfaz', 'Interface', 'Interface'),
    description: four('JSON', 'JSON', 'JSON', 'JSON'), endpointUrl: `${site}/api/v1`,
    endpointDescription: `${site}/openapi.json`,
    conformsTo: ['https://spec.openapis.org/oas/v3.1.0'],
    themes: [`${site}/en/data#homicide`], keywords: [four('API', 'API', 'API', 'API')],
  }],
}
