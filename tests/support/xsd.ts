// Validates XML against the schemas of others, where these lie beside the project; they are not
// ours to copy. A test that needs them is skipped, with a word, where they are absent.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { memoryPages, validateXML } from 'xmllint-wasm'

const folder = path.join(import.meta.dirname, '../../../shared/standards/oai-pmh')

/** For `test(name, { skip })`: false, or why the test cannot run here. */
export const withoutSchemas = existsSync(folder)
  ? false
  : 'needs ../shared/standards/oai-pmh, which is not here'

/** What is wrong with an answer of OAI-PMH, its records in either format; [] if nothing. */
export async function wrongWithOai(xml: string): Promise<string[]> {
  const { schema, files } = xml.includes('<oaire:resource') ? openAire : dublinCore
  const { errors } = await validateXML({
    xml: { fileName: 'answer.xml', contents: xml },
    schema: { fileName: 'all.xsd', contents: schema },
    preload: files(),
    maxMemoryPages: 512 * memoryPages.MiB,
  })
  return errors.map(({ message }) => message)
}

const OAI = ['http://www.openarchives.org/OAI/2.0/', 'OAI-PMH.xsd'] as const

// Both formats bring a schema of Dublin Core of their own, which cannot stand in one set together.
const dublinCore = {
  schema: importing(
    OAI,
    ['http://www.openarchives.org/OAI/2.0/oai_dc/', 'oai_dc.xsd'],
    ['http://www.openarchives.org/OAI/2.0/oai-identifier', 'oai-identifier.xsd'],
  ),
  files: () => read(''),
}
const openAire = {
  schema: importing(OAI, ['http://namespace.openaire.eu/schema/oaire/', 'openaire.xsd']),
  files: () => [
    ...read('openaire-schemas/4.0'),
    ...read('')
      .filter(({ fileName }) => ['OAI-PMH.xsd', 'oai-identifier.xsd', 'xml.xsd'].includes(fileName))
      .map(({ fileName, contents }) => ({
        fileName,
        contents: contents.replace(/<import [^>]*oai_dc\.xsd"\/>/, ''),
      })),
  ],
}

function importing(...schemas: (readonly [string, string])[]): string {
  const lines = schemas.map(
    ([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`,
  )
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${lines.join('')}</xs:schema>`
}

function read(part: string) {
  const where = path.join(folder, part)
  return readdirSync(where)
    .filter((name) => name.endsWith('.xsd'))
    .map((fileName) => ({
      fileName,
      contents: readFileSync(path.join(where, fileName), 'utf8').replaceAll(
        /http:\/\/www\.w3\.org\/20\d\d\/\d\d\/xml\.xsd/g,
        'xml.xsd',
      ),
    }))
}
