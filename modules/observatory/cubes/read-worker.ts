// The thread that reads a file for read-thread.ts.
import { parentPort, workerData } from 'node:worker_threads'
import type { Rejection } from './build.ts'
import type { CubeRecord } from './input.ts'
import { readFile } from './read-file.ts'
import type { Message } from './read-thread.ts'

const BATCH = 1000

const task: { cube: CubeRecord, file: string } = workerData
await answer(task.cube, task.file)

async function answer(cube: CubeRecord, file: string): Promise<void> {
  let waiting: Rejection[] = []
  const tell = (message: Message) => parentPort?.postMessage(message)
  const result = await readFile(cube, file, (rejection) => {
    waiting.push(rejection)
    if (waiting.length < BATCH) return
    tell({ kind: 'rejected', rejections: waiting })
    waiting = []
  })
  tell({ kind: 'rejected', rejections: waiting })
  tell({ kind: 'result', result })
}
