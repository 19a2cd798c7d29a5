// Textos da interface JSON.
import type { SameKeys } from '../../../kernel/i18n/messages.ts'
import type { en } from './en.ts'

export const pt: SameKeys<typeof en> = {
  wrong: {
    unknown: 'não é um parâmetro deste endereço',
    repeated: 'aparece mais de uma vez',
    number: 'deve ser um número inteiro',
    least: 'deve ser no mínimo {limit}',
    most: 'deve ser no máximo {limit}',
    choice: 'deve ser um destes: {values}',
    form: 'não tem a forma de um valor deste tipo',
  },
  summaries: {
    listPublications: 'Publicações, por ordem de número',
    getPublication: 'Uma publicação',
    listProjects: 'Projetos, por ordem de número',
    getProject: 'Um projeto',
    listStates: 'Os 35 Estados das Américas',
    getState: 'Um Estado, pelo código ISO 3166-1 alfa-3',
    listBodies: 'Órgãos, foros, redes e unidades',
    getBody: 'Um órgão',
    listTopics: 'Temas',
    listTreaties: 'Convenções',
    getTreaty: 'Uma convenção',
    listParticipations: 'O que os Estados fizeram quanto a uma convenção; de um Estado ausente nada se sabe',
    listIndicators: 'Indicadores do observatório',
    getIndicator: 'Um indicador: definição, método, unidade e categorias',
    listSeries: 'Séries: um indicador de uma fonte, com observações',
    listObservations: 'Números, página por página, como se conhecem hoje ou em um dia',
    listReleases: 'Divulgações das séries, da mais recente à mais antiga',
    listStatisticalSources: 'Quem publica os números e com que licença',
    listAreas: 'Estados, territórios, regiões e o mundo',
    listGroups: 'Grupos de Estados com membros datados',
    listClaims: 'Afirmações verificadas, cada uma com o último ano sobre o qual se pode dizer algo',
    getClaim: 'Uma afirmação: uma linha por ano, conjunto de Estados e fonte',
    listCubes: 'Tabelas subnacionais',
    getCube: 'Uma tabela subnacional e suas versões',
    getCubeTable: 'Um cruzamento de duas dimensões de uma tabela subnacional',
  },
  parameters: 'Parâmetros',
  example: 'Por exemplo',
}
