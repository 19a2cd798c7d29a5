// The rules of the house that a machine can check. Part of bin/test.
// Says what is not as it should be and what to do. Where files became better than tidy/ratchet.json
// allows, it lowers the allowance: commit that with the change.
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { checkDeadFiles } from './tidy/dead-files.ts'
import { readHouse, type Rule } from './tidy/house.ts'
import { checkCycles, checkDirection, checkExports } from './tidy/imports.ts'
import { checkMarkup } from './tidy/markup.ts'
import { checkMessages } from './tidy/messages.ts'
import { checkNames } from './tidy/names.ts'
import { applyRatchet, readRatchet, tighten, writeRatchet } from './tidy/ratchet.ts'
import { checkRoutes } from './tidy/routes.ts'
import { checkSizes } from './tidy/size.ts'
import { checkSql } from './tidy/sql.ts'
import { checkTables } from './tidy/tables.ts'
import { checkWords } from './tidy/words.ts'

const rules: Rule[] = [
  checkDirection, checkCycles, checkExports, checkDeadFiles, checkSql, checkMarkup, checkTables,
  checkRoutes, checkNames, checkMessages, checkWords, checkSizes,
]

const root = path.join(import.meta.dirname, '..')
const ratchetFile = path.join(import.meta.dirname, 'tidy/ratchet.json')
const house = readHouse(root)
const found = rules.flatMap((rule) => rule(house))

const ratchet = readRatchet(ratchetFile)
const findings = applyRatchet(found, ratchet)
const tighter = tighten(found, ratchet)
if (process.env.CI === undefined &&
  !isDeepStrictEqual(tighter, ratchet)) writeRatchet(ratchetFile, tighter)
for (const { file, line, rule, what } of findings) console.log(`${file}:${line}: ${rule}: ${what}`)
console.log(findings.length === 0
  ? `The house is tidy (${house.files.length} files, ${rules.length} checks).`
  : `${findings.length} things to do.`)
process.exitCode = findings.length === 0 ? 0 : 1
