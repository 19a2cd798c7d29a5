// Has a file read by a process of its own, within limits of time and memory.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { type FileKind, type Refusal, refusalTexts } from './file.ts'

export type Limits = { timeMs: number, memoryBytes: number }

const usual: Limits = { timeMs: 300_000, memoryBytes: 2_500_000_000 }
const HEAP_MB_MAX = 1_000
const LOOK_EVERY_MS = 250
const LESS_URGENT = 10 // Answers to readers come before the reading of files.

const line = z.union([
  z.object({ page: z.string() }),
  z.object({
    ok: z.literal(true),
    title: z.string().optional(),
    paged: z.boolean(),
    cover: z.boolean(),
    language: z.enum(['en', 'es', 'pt', 'fr']),
  }),
  z.object({ ok: z.literal(false), refusal: z.string() }),
])
type Line = z.infer<typeof line>

export type Reading = Extract<Line, { ok: true }> & { pages: string[] }
type Answer = Reading | { ok: false, refusal: Refusal }

/** The pages, title and language of a file, or why it is refused. Writes the cover beside. */
export async function extractFile(
  { kind, file, coverFile }: { kind: FileKind, file: string, coverFile: string },
  { timeMs, memoryBytes } = usual,
): Promise<Answer> {
  const script = path.join(import.meta.dirname, 'extract-process.ts')
  const child = spawn(process.execPath, [
    `--max-old-space-size=${HEAP_MB_MAX}`, ...process.execArgv, script, kind, file, coverFile,
  ], { timeout: timeMs, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  const stopWatching = watchMemory(child, memoryBytes)
  try {
    return await readLines(child)
  } finally {
    await ended
    stopWatching()
  }
}

// Line by line, so that a long text never holds up the requests that come meanwhile. Read to the
// end: a process whose output nobody takes is never reported as ended.
async function readLines({ stdout }: ChildProcess): Promise<Answer> {
  const pages: string[] = []
  // Nothing more than pages: killed for its time or its memory.
  let answer: Answer = { ok: false, refusal: 'too-slow' }
  if (!stdout) return answer
  for await (const text of createInterface({ input: stdout })) {
    const read = parseLine(text)
    if (!read) continue
    if ('page' in read) pages.push(read.page)
    else answer = read.ok ? { ...read, pages } : { ok: false, refusal: refusalOf(read.refusal) }
  }
  return answer
}

// What a library prints by itself is not one of our lines.
function parseLine(text: string): Line | undefined {
  try {
    return line.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

const refusalOf = (told: string): Refusal =>
  (Object.keys(refusalTexts) as Refusal[]).find((one) => one === told) ?? 'damaged'

// The limit of Node's own heap leaves out buffers and pictures; where the system tells how much
// memory a process holds (Linux), one that takes too much is ended.
function watchMemory(child: ChildProcess, bytesMax: number): () => void {
  const { pid } = child
  if (pid === undefined) return () => {}
  try {
    setPriority(pid, LESS_URGENT)
  } catch {
    // Not allowed here: it is read all the same.
  }
  const timer = setInterval(() => {
    if (memoryOf(pid) > bytesMax) child.kill('SIGKILL')
  }, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}

function memoryOf(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes ?? 0) * 1024
  } catch {
    return 0
  }
}
