// The clock: does what is due, one job after the other, every half minute. What is due stands in
// the tables of each job (docs/decisions/0024), so that nothing is lost when the program ends, and
// two programs on one database share the work.
import { currentTime } from '../kernel/database/clock.ts'
import type { Database } from '../kernel/database/database.ts'
import { placeOf } from '../kernel/http/failure.ts'

export type Job = {
  name: string
  /** `now` is the time of the database. */
  run: (database: Database, now: Date) => Promise<unknown>
}

export type Clock = {
  /** Ends after the job under way, which gets ten seconds. */
  stop: () => Promise<void>
}

const EVERY_MS = 30_000
const STOP_MS = 10_000

/** Begins at once, and never runs two jobs at a time. What goes wrong is logged by place alone. */
export function startClock(database: Database, jobs: Job[], everyMs = EVERY_MS): Clock {
  let timer: NodeJS.Timeout | undefined
  let isStopping = false
  const round = async () => {
    for (const job of jobs) {
      if (isStopping) return
      await runJob(database, job)
    }
    if (!isStopping) timer = setTimeout(begin, everyMs)
  }
  let underWay: Promise<void> = Promise.resolve()
  const begin = () => { underWay = round() }
  begin()
  return {
    stop: async () => {
      isStopping = true
      clearTimeout(timer)
      await Promise.race([underWay, wait(STOP_MS)])
    },
  }
}

/** Runs one job; an error never leaves here, and no word of what the job worked on is logged. */
export async function runJob(database: Database, { name, run }: Job): Promise<void> {
  try {
    await run(database, await currentTime(database))
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', job: name, place: placeOf(error) }))
  }
}

const wait = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms).unref() })
