// Loads the lexicon from the project's term base and from imported files.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { type Lexicon } from './lexicon.ts'
import { addConcept, createLexiconBuilder, finishLexicon } from './lexicon-builder.ts'
import { addTable, readTableText } from './lexicon-tables.ts'
import { readTermBase, readTermRows } from './terms-file.ts'

/** `*.concepts.tsv` has the form of the term base; anything else is a table of stems or phrases. */
export function loadLexicon(
  { termsDir, lexiconFiles = [] }: { termsDir?: string, lexiconFiles?: readonly string[] },
): Lexicon {
  const builder = createLexiconBuilder()
  if (termsDir !== undefined) {
    for (const { concept } of readTermBase(termsDir)) addConcept(builder, concept)
  }
  for (const file of lexiconFiles) {
    if (/\.concepts\.tsv$/.test(file)) {
      for (const { concept } of readTermRows(file)) addConcept(builder, concept)
    } else addTable(builder, readTableText(file))
  }
  return finishLexicon(builder)
}

/** The files that bin/terms imported into a var folder. */
export function importedLexicons(varFolder: string): string[] {
  const folder = path.join(varFolder, 'lexicons')
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter((file) => file.endsWith('.tsv')).toSorted()
    .map((file) => path.join(folder, file))
}
