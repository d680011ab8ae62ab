'use strict';

/**
 * Puts a function around each statement that a connection of SQLite runs, whoever prepared it and
 * whenever: `around(sql, run, values)` answers what `run` answers, or throws. Returns what takes it away.
 */
const aroundStatements = (connection, around) => {
  // Statements are prepared once and kept: only their prototype sees those that are there already.
  const prototype = Object.getPrototypeOf(connection.prepare('select 1'));
  const methods = ['run', 'all', 'get'].map((method) => [method, prototype[method]]);
  for (const [method, run] of methods) {
    prototype[method] = function surrounded(...values) {
      if (this.database !== connection) return run.apply(this, values);
      return around(this.source, () => run.apply(this, values), values);
    };
  }
  return () => {
    for (const [method, run] of methods) prototype[method] = run;
  };
};

/**
 * Calls a listener with the text of each statement of an application just before it is sent, those
 * of transactions included.
 */
const beforeStatements = async ({ db }, listener) => {
  if (db.dialect.client !== 'sqlite') {
    db.connection.on('query', ({ sql }) => listener(sql));
    return;
  }
  const { client } = db.connection;
  const connection = await client.acquireConnection();
  aroundStatements(connection, (sql, run) => {
    listener(sql);
    return run();
  });
  await client.releaseConnection(connection);
};

module.exports = { aroundStatements, beforeStatements };
