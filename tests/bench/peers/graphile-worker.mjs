// node graphile-worker.mjs CASES SECONDS: prints the steps a second of graphile-worker, by the best of the settings that
// were tried.
import { makeWorkerUtils, run } from 'graphile-worker'
import { cases, count, database, due, finish, step } from './step.mjs'

const quiet = { error: console.error, warn() {}, info() {}, debug() {} }
const { Logger } = await import('graphile-worker')
const logger = new Logger(() => (level, message) => quiet[level === 'warning' ? 'warn' : level](message))
const utils = await makeWorkerUtils({ connectionString: database, logger })
await utils.migrate()
const all = await cases()
for (let i = 0; i < all.length; i += 10000)
  await utils.addJobs(all.slice(i, i + 10000).map(payload => ({ identifier: 'step', payload, runAt: due })))
await utils.release()
if (Date.now() > due.getTime()) throw new Error('queueing took longer than the time until the jobs are due')

let stepped = 0
const runner = await run({
  connectionString: database,
  logger,
  maxPoolSize: 20,
  preset: { worker: { concurrentJobs: 24, completeJobBatchDelay: 0, localQueue: { size: 10000 }, pollInterval: 500 } },
  taskList: {
    step: async job => {
      const now = await step([job])
      stepped += now
      if (stepped === count) setImmediate(() => finish(() => runner.stop()))
    },
  },
})
