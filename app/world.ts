// The exercise world: invented States, organizations and people, on trial machines only.
import path from 'node:path'
import { system } from '../kernel/access/actor.ts'
import { setTrialAccounts } from '../kernel/access/session-queries.ts'
import type { Database } from '../kernel/database/database.ts'
import { write } from '../kernel/database/transaction.ts'
import { readExerciseDirectory, syncExerciseDirectory } from '../modules/directory/directory.ts'
import {
  readExerciseItems, syncExerciseItems, withdrawExercises,
} from '../modules/exchange/exchange.ts'

export const worldFolder = path.join(import.meta.dirname, '../world')

/** Everything in `world/`, checked record by record and link by link. */
export function readWorld(folder = worldFolder) {
  const directory = readExerciseDirectory(folder)
  const { items, errors } = readExerciseItems(folder, directory)
  return { ...directory, items, errors: [...directory.errors, ...errors] }
}

export type World = ReturnType<typeof readWorld>

/** Brings the world in, and lets its people sign in. */
export function syncWorld(database: Database, world: World): Promise<void> {
  return write(database, system('world', 'world'), async (writer) => {
    await syncExerciseDirectory(writer, world)
    await syncExerciseItems(writer, world)
    await setTrialAccounts(writer, true)
  })
}

/**
 * Nobody of the world signs in here, and nothing of it is public, whatever the database was used
 * for before.
 */
export function closeWorld(database: Database): Promise<void> {
  return write(database, system('world', 'world'), async (writer) => {
    await setTrialAccounts(writer, false)
    await withdrawExercises(writer)
  })
}
