// What a handler of a job does: the same step, in one statement for as many cases as the queue hands over at once.
import pg from 'pg'

// libpq's "host=… user=… dbname=…" as a URL; of a word given twice, the later counts.
const words = Object.fromEntries(process.env.FILROUGE_BENCH_DATABASE.split(' ').map(word => word.split('=')))
export const database = `postgresql://${words.user}@localhost/${words.dbname}?host=${encodeURIComponent(words.host)}`
export const count = Number(process.argv[2])
// When all jobs are due: far enough away for them to be queued first.
export const due = new Date(Date.now() + Number(process.argv[3]) * 1000)

const pool = new pg.Pool({ connectionString: database, max: 10 })
const statement = process.env.FILROUGE_BENCH_STEP

export const cases = async () =>
  (await pool.query('select school, id from case_file order by id limit $1', [count])).rows

export async function step(jobs) {
  const { rowCount } = await pool.query({
    name: 'step',
    text: statement,
    values: [jobs.map(job => job.school), jobs.map(job => job.id)],
  })
  return rowCount
}

// Prints how many cases a second were stepped from the instant at which they were due.
export async function finish(stop) {
  const seconds = (Date.now() - due.getTime()) / 1000
  const { rows } = await pool.query('select count(*)::int as stepped from case_file where version = 2')
  if (rows[0].stepped !== count) throw new Error(`${rows[0].stepped} of ${count} cases were stepped`)
  console.log((count / seconds).toFixed(0))
  await stop()
  process.exit(0)
}
