// Reads a file in a thread of its own, so that a server that loads a table goes on serving pages.
import { Worker } from 'node:worker_threads'
import type { Rejection } from './build.ts'
import type { CubeRecord } from './input.ts'
import type { ReadResult } from './read-file.ts'

export type Message =
  | { kind: 'rejected', rejections: Rejection[] }
  | { kind: 'result', result: ReadResult }

/** As readFile(), in a thread. */
export function readInThread(
  cube: CubeRecord, file: string, reject: (rejection: Rejection) => void,
): Promise<ReadResult> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: { cube, file },
  })
  return new Promise((resolve, fail) => {
    worker.once('error', fail)
    worker.once('exit', () => fail(new Error('The thread that reads the file ended before it was done.')))
    worker.on('message', (message: Message) => {
      if (message.kind === 'rejected') message.rejections.forEach(reject)
      else resolve(message.result)
    })
  })
}
