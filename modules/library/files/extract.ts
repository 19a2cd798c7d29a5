// Has a file read by a process of its own, within limits of time and memory.
import { execFile } from 'node:child_process'
import path from 'node:path'
import { z } from 'zod'
import { type FileKind, type Refusal, refusalTexts } from './file.ts'

const TIME_MS_MAX = 300_000
const MEMORY_MB_MAX = 1_000
const ANSWER_BYTES_MAX = 300_000_000

const answer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    pages: z.array(z.string()),
    title: z.string().optional(),
    cover: z.boolean(),
    language: z.enum(['en', 'es', 'pt', 'fr']),
  }),
  z.object({ ok: z.literal(false), refusal: z.string() }),
])

export type Reading = Extract<z.infer<typeof answer>, { ok: true }>

/** The pages, title and language of a file, or why it is refused. Writes the cover beside. */
export function extractFile(
  kind: FileKind, file: string, coverFile: string,
): Promise<Reading | { ok: false, refusal: Refusal }> {
  const script = path.join(import.meta.dirname, 'extract-process.ts')
  const arguments_ = [`--max-old-space-size=${MEMORY_MB_MAX}`, ...process.execArgv, script, kind, file, coverFile]
  return new Promise((resolve) => {
    execFile(process.execPath, arguments_, {
      timeout: TIME_MS_MAX, maxBuffer: ANSWER_BYTES_MAX, killSignal: 'SIGKILL',
    }, (error, output) => {
      if (error) resolve({ ok: false, refusal: 'too-slow' })
      else resolve(readAnswer(output))
    })
  })
}

function readAnswer(output: string): Reading | { ok: false, refusal: Refusal } {
  const last = output.trim().split('\n').at(-1) ?? ''
  const result = answer.parse(JSON.parse(last))
  if (result.ok) return result
  const known = Object.keys(refusalTexts).find((one) => one === result.refusal)
  return { ok: false, refusal: known === undefined ? 'damaged' : known as Refusal }
}
