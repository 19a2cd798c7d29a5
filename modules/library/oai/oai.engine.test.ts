// What a harvester gets at /oai, on both engines.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { runCommand } from '../../../app/commands.ts'
import { editor } from '../../../kernel/access/actor.ts'
import { write } from '../../../kernel/database/transaction.ts'
import { makePdf } from '../../../tests/support/pdf.ts'
import { openSite, type Site } from '../../../tests/support/site.ts'
import { withoutSchemas, wrongWithOai } from '../../../tests/support/xsd.ts'

let site: Site
let folder: string
before(async () => {
  site = await openSite()
  folder = mkdtempSync(path.join(tmpdir(), 'puente-oai-'))
})
after(async () => {
  await site.end()
  rmSync(folder, { recursive: true, force: true })
})

async function ask(query: string): Promise<string> {
  const answer = await site.get(`/oai?${query}`)
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'text/xml; charset=utf-8')
  return answer.text()
}

const all = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(
    ([, value = '']) => value,
  )
const errorOf = (xml: string) => /<error code="(\w+)"/.exec(xml)?.[1]

/** Follows the tokens from the first answer to the last; `between` runs after each part. */
async function harvest(
  verb: string,
  query: string,
  between = async () => {},
): Promise<{ parts: string[]; ids: string[] }> {
  const parts = [await ask(`verb=${verb}&${query}`)]
  for (;;) {
    const [token] = all(parts.at(-1) ?? '', 'resumptionToken')
    if (!token)
      return {
        parts,
        ids: parts.flatMap((part) => all(part, 'identifier').filter((id) => id.startsWith('oai:'))),
      }
    await between()
    parts.push(await ask(`verb=${verb}&resumptionToken=${token}`))
  }
}

test('a harvester gets all 131 works exactly once, in either format', async () => {
  for (const prefix of ['oai_dc', 'oai_openaire']) {
    const { parts, ids } = await harvest('ListRecords', `metadataPrefix=${prefix}`)
    assert.equal(parts.length, 3)
    assert.equal(ids.length, 131)
    assert.equal(new Set(ids).size, 131)
    assert.match(parts[0] ?? '', /completeListSize="131" cursor="0"/)
    assert.match(parts[2] ?? '', /<resumptionToken completeListSize="131" cursor="100"\/>/)
  }
})

test(
  'every answer of every verb is valid by the published schemas',
  { skip: withoutSchemas },
  async () => {
    const answers = [
      await ask('verb=Identify'),
      await ask('verb=ListSets'),
      await ask('verb=ListMetadataFormats'),
      await ask('verb=ListMetadataFormats&identifier=oai:puente.test:publication-3'),
      await ask('verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:puente.test:publication-3'),
      ...(await harvest('ListIdentifiers', 'metadataPrefix=oai_dc')).parts,
      ...(await harvest('ListRecords', 'metadataPrefix=oai_dc')).parts,
      ...(await harvest('ListRecords', 'metadataPrefix=oai_openaire')).parts,
    ]
    for (const answer of answers)
      assert.deepEqual(await wrongWithOai(answer), [], answer.slice(0, 400))
  },
)

test(
  'the schemas notice a record that lacks what it must have',
  { skip: withoutSchemas },
  async () => {
    const xml = await ask(
      'verb=GetRecord&metadataPrefix=oai_openaire&identifier=oai:puente.test:publication-3',
    )
    assert.notDeepEqual(
      await wrongWithOai(xml.replace(/ uri="http:\/\/purl\.org\/coar\/resource_type\/\w+"/, '')),
      [],
    )
    assert.notDeepEqual(await wrongWithOai(xml.replaceAll('<datestamp>', '<datestamp>x')), [])
  },
)

// One request for each of the errors of §3.6, and more ways to make the commoner ones.
const wrongRequests: [string, string][] = [
  ['', 'badVerb'],
  ['verb=Nothing', 'badVerb'],
  ['verb=Identify&verb=Identify', 'badVerb'],
  ['verb=identify', 'badVerb'],
  ['verb=Identify&x=1', 'badArgument'],
  ['verb=ListRecords', 'badArgument'],
  ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=a%20b', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=0000-01-01', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=yesterday', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00:00%2B01:00', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01', 'badArgument'],
  [
    'verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-01T00:00:00Z',
    'badArgument',
  ],
  ['verb=ListRecords&metadataPrefix=oai_dc&set=a%20b', 'badArgument'],
  ['verb=GetRecord&metadataPrefix=oai_dc&identifier=%3Cx%3E', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=marc21', 'cannotDisseminateFormat'],
  [
    'verb=GetRecord&metadataPrefix=marc21&identifier=oai:puente.test:publication-3',
    'cannotDisseminateFormat',
  ],
  [
    'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:puente.test:publication-99999',
    'idDoesNotExist',
  ],
  [
    'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere.test:publication-3',
    'idDoesNotExist',
  ],
  ['verb=ListMetadataFormats&identifier=nothing', 'idDoesNotExist'],
  ['verb=ListRecords&metadataPrefix=oai_dc&until=1990-01-01', 'noRecordsMatch'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2200-01-01', 'noRecordsMatch'],
  ['verb=ListRecords&metadataPrefix=oai_dc&set=topic:nothing', 'noRecordsMatch'],
  ['verb=ListRecords&metadataPrefix=oai_dc&set=t_pic', 'noRecordsMatch'],
  ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
  ['verb=ListIdentifiers&resumptionToken=eyJwcmVmaXgiOiJ4In0', 'badResumptionToken'],
  ['verb=ListSets&resumptionToken=x', 'badResumptionToken'],
]

test('each wrong request gets its error code', async () => {
  for (const [query, code] of wrongRequests) assert.equal(errorOf(await ask(query)), code, query)
})

test('answers to wrong requests are valid too', { skip: withoutSchemas }, async () => {
  for (const [query] of wrongRequests)
    assert.deepEqual(await wrongWithOai(await ask(query)), [], query)
})

test('a token that somebody made up never reaches the database', async () => {
  const forge = (token: object) => Buffer.from(JSON.stringify(token)).toString('base64url')
  const good = { prefix: 'oai_dc', cursor: 0 }
  const forged = [
    { ...good, from: 'yesterday' },
    { ...good, until: "1' or '1'='1" },
    { ...good, prefix: 'marc21' },
    { ...good, after: { datestamp: '0000-01-01T00:00:00Z', id: 1 } },
    { ...good, cursor: -1 },
    { ...good, more: 1 },
  ]
  for (const token of forged) {
    assert.equal(
      errorOf(await ask(`verb=ListRecords&resumptionToken=${forge(token)}`)),
      'badResumptionToken',
      JSON.stringify(token),
    )
  }
  assert.equal(errorOf(await ask(`verb=ListRecords&resumptionToken=${forge(good)}`)), undefined)
})

test('a request by POST is answered as one by GET', async () => {
  const body = 'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:puente.test:publication-3'
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const posted = await (await site.web.request('/oai', { method: 'POST', body, headers })).text()
  const withoutTime = (xml: string) => xml.replace(/<responseDate>[^<]*/, '')
  assert.equal(withoutTime(posted), withoutTime(await ask(body)))
  const json = await site.web.request('/oai', {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
  assert.equal(json.status, 415)
})

test('Identify says what a harvester may rely on', async () => {
  const xml = await ask('verb=Identify')
  assert.match(xml, /<baseURL>http:\/\/puente\.test\/oai<\/baseURL><protocolVersion>2\.0</)
  assert.match(xml, /<deletedRecord>persistent<\/deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</)
  const [earliest = ''] = all(xml, 'earliestDatestamp')
  const { parts } = await harvest('ListIdentifiers', 'metadataPrefix=oai_dc')
  assert.ok(parts.flatMap((part) => all(part, 'datestamp')).every((stamp) => stamp >= earliest))
})

test('every set that is listed gives its own records, and a set above gives those of all below', async () => {
  const specs = all(await ask('verb=ListSets'), 'setSpec')
  assert.ok(
    specs.includes('topic:drugs') &&
      specs.includes('department:cicte') &&
      specs.includes('language:pt'),
  )
  for (const spec of specs) {
    const { parts, ids } = await harvest('ListIdentifiers', `metadataPrefix=oai_dc&set=${spec}`)
    if (errorOf(parts[0] ?? '') === 'noRecordsMatch') continue
    const headers = parts.join('').split('<header').slice(1)
    assert.equal(headers.length, ids.length)
    assert.ok(
      headers.every((header) => header.includes(`<setSpec>${spec}`)),
      spec,
    )
  }
  const drugs = await harvest('ListIdentifiers', 'metadataPrefix=oai_dc&set=topic:drugs')
  const topics = await harvest('ListIdentifiers', 'metadataPrefix=oai_dc&set=topic')
  assert.ok(topics.ids.length > drugs.ids.length && drugs.ids.length > 0)
})

test('a record names its values in both vocabularies', async () => {
  const xml = await ask(
    'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:puente.test:publication-3',
  )
  assert.match(
    xml,
    /<dc:type>info:eu-repo\/semantics\/book<.*<dc:type>http:[^<]*\/resource_type\/c_2f33</,
  )
  assert.match(xml, /<dc:language>spa<\/dc:language>/)
  assert.match(xml, /<dc:rights>http:\/\/purl\.org\/coar\/access_right\/c_14cb</)
})

test('the printed title of a record comes first; translations are told apart', async () => {
  const identifier = 'oai:puente.test:publication-87'
  const dc = await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${identifier}`)
  assert.equal(/<dc:title xml:lang="(\w+)"/.exec(dc)?.[1], 'es')
  const openaire = await ask(`verb=GetRecord&metadataPrefix=oai_openaire&identifier=${identifier}`)
  assert.match(
    openaire,
    /<datacite:title xml:lang="es">.*<datacite:title xml:lang="en" titleType="TranslatedTitle">/,
  )
})

test(
  'once the library holds the file, the record says that it is open and where',
  { timeout: 60_000 },
  async () => {
    const file = path.join(folder, 'guía de tránsito.pdf')
    writeFileSync(file, makePdf(['Una guía sobre el tránsito seguro de las personas migrantes.']))
    assert.equal(await runCommand(['add', '--publication', '3', file], site, () => {}), 0)
    const dc = await ask(
      'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:puente.test:publication-3',
    )
    const address = /<dc:identifier>(http:\/\/puente\.test\/files\/[^<]+)</.exec(dc)?.[1] ?? ''
    assert.match(dc, /info:eu-repo\/semantics\/openAccess<[^]*access_right\/c_abf2</)
    const got = await site.get(address.replace('http://puente.test', ''))
    assert.equal(got.status, 200)
    await got.body?.cancel()
    const openaire = await ask(
      'verb=GetRecord&metadataPrefix=oai_openaire&identifier=oai:puente.test:publication-3',
    )
    assert.match(openaire, /<oaire:file [^>]*mimeType="application\/pdf" objectType="fulltext">/)
    if (!withoutSchemas) assert.deepEqual(await wrongWithOai(openaire), [])
  },
)

test('works that change while a harvester walks are met again, and none is missed', async () => {
  let changed = 0
  const touch = async () => {
    changed += 1
    await write(site.database, editor('test', 'test'), (writer) =>
      sql`update library.publications set updated_at = now() where id in (10, 20, 30)`.execute(
        writer,
      ),
    )
  }
  const { ids } = await harvest('ListRecords', 'metadataPrefix=oai_dc', touch)
  assert.ok(changed > 1)
  assert.equal(new Set(ids).size, 131)
})

test('a harvester that asks by days goes on where the token says', async () => {
  const today = new Date().toISOString().slice(0, 10)
  const { ids } = await harvest('ListIdentifiers', `metadataPrefix=oai_dc&from=2020-01-01&until=${today}`)
  assert.equal(new Set(ids).size, 131)
})

test('a harvester that comes back gets only what changed since, withdrawals included', async () => {
  const second = () => `${new Date().toISOString().slice(0, 19)}Z`
  await new Promise((resolve) => {
    setTimeout(resolve, 1100)
  })
  const from = second()
  assert.equal(
    errorOf(await ask(`verb=ListRecords&metadataPrefix=oai_dc&from=${from}`)),
    'noRecordsMatch',
  )
  const file = path.join(folder, 'mistake.pdf')
  writeFileSync(file, makePdf(['Published by mistake, in English, about nothing.']))
  const said: string[] = []
  await runCommand(['add', file], site, (text) => said.push(text))
  const number = /\/(\d+)$/.exec(said.join())?.[1] ?? ''
  const added = await ask(`verb=ListRecords&metadataPrefix=oai_dc&from=${from}`)
  assert.deepEqual(
    all(added, 'identifier').filter((id) => id.startsWith('oai:')),
    [`oai:puente.test:publication-${number}`],
  )
  await runCommand(['withdraw', number], site, () => {})
  const gone = await ask(`verb=ListRecords&metadataPrefix=oai_dc&from=${from}&set=language:en`)
  assert.match(gone, /<record><header status="deleted">/)
  assert.doesNotMatch(gone, /<metadata>/)
  if (!withoutSchemas) assert.deepEqual(await wrongWithOai(gone), [])
})
