// A filled database that test sites begin as a copy of, made once for one state of the project:
// filling it takes ten times as long as copying it.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openStore } from '../../app/app.ts'
import { readSettings } from '../../app/settings.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const WAIT_MAX_MS = 120_000

/** Fills the `database` folder of `varFolder` with all content, as a first start would. */
export async function copyTemplate(varFolder: string): Promise<void> {
  const template = path.join(tmpdir(), `puente-template-${fingerprint()}`)
  if (!existsSync(template)) await makeOnce(template)
  cpSync(path.join(template, 'database'), path.join(varFolder, 'database'), { recursive: true })
}

// What the filling depends on: content, the exercise world, SQL, the code that brings it in.
function fingerprint(): string {
  const hash = createHash('sha256')
  const files = ['content', 'world', 'kernel', 'modules', 'app'].flatMap((folder) =>
    globSync(`${folder}/**/*.{yaml,csv,tsv,sql,ts}`, { cwd: ROOT }))
  for (const file of files.toSorted()) {
    hash.update(file).update(readFileSync(path.join(ROOT, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

// The first process makes it beside its place and moves it there whole; the others wait.
async function makeOnce(template: string): Promise<void> {
  const making = `${template}-making`
  try {
    mkdirSync(making)
  } catch {
    await waitFor(template)
    return
  }
  try {
    const settings = readSettings({ PUENTE_VAR: making, PUENTE_URL: 'http://puente.test' })
    const database = await openStore(settings, () => {})
    await database.close()
    renameSync(making, template)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    throw error
  }
}

async function waitFor(template: string): Promise<void> {
  for (let waited = 0; !existsSync(template); waited += 100) {
    if (waited > WAIT_MAX_MS) throw new Error(`${template}-making is old. Remove it, and run again.`)
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
}
