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
  },
  parameters: 'Parâmetros',
  example: 'Por exemplo',
}
