// node pg-boss.mjs CASES SECONDS: prints the steps a second of pg-boss, by the best of the settings that were tried.
import { PgBoss } from 'pg-boss'
import { cases, count, database, due, finish, step } from './step.mjs'

const boss = new PgBoss({ connectionString: database, supervise: false, schedule: false, max: 10 })
boss.on('error', error => { throw error })
await boss.start()
await boss.createQueue('step')
const all = await cases()
for (let i = 0; i < all.length; i += 10000)
  await boss.insert('step', all.slice(i, i + 10000).map(data => ({ data, startAfter: due })))
if (Date.now() > due.getTime()) throw new Error('queueing took longer than the time until the jobs are due')

let stepped = 0
const options = { batchSize: 5000, localConcurrency: 4, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 }
await boss.work('step', options, async jobs => {
  const now = await step(jobs.map(job => job.data))
  stepped += now
  if (stepped === count) setImmediate(() => finish(() => boss.stop({ graceful: false })))
})
