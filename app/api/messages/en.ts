// Texts of the JSON interface: what each address gives, and what is wrong with a parameter.
export const en = {
  wrong: {
    unknown: 'is not a parameter of this address',
    repeated: 'is given more than once',
    number: 'must be a whole number',
    least: 'must be at least {limit}',
    most: 'must be at most {limit}',
    choice: 'must be one of: {values}',
    form: 'does not have the form of such a value',
  },
  summaries: {
    listPublications: 'Publications, in order of their number',
    getPublication: 'One publication',
    listProjects: 'Projects, in order of their number',
    getProject: 'One project',
    listStates: 'The 35 States of the Americas',
    getState: 'One State, by its ISO 3166-1 alpha-3 code',
    listBodies: 'Organs, forums, networks and units',
    getBody: 'One body',
    listTopics: 'Topics',
    listTreaties: 'Conventions',
    getTreaty: 'One convention',
    listParticipations: 'What States did with a convention; a State that is missing is unknown',
  },
  parameters: 'Parameters',
  example: 'For example',
} as const
