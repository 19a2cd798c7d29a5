// Texts about States, bodies, topics and treaties.
export const en = {
  countries: {
    title: 'Countries',
    lead: 'The 35 States of the Americas: their standing in the Organization, languages, treaties, projects and publications.',
    chooseCountry: 'Choose a country',
    tileMap: 'Equal-tile map of the Americas: one tile for each State',
    byName: 'By name',
    standing: {
      member: 'Member State',
      'not-participating': 'Does not participate',
      withdrawn: 'Withdrew',
      contested: 'Membership contested',
      suspended: 'Suspended',
    },
  },
} as const
