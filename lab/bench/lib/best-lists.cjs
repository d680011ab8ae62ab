'use strict';

/**
 * What somebody who knows SQL well would ask for the pages that staff read: as few statements as say
 * what the page shows, each of what it shows alone. The schedule has none: it lives the days to come
 * in memory, from what its own queries read.
 */

const PAID =
  '(select coalesce(sum(p.amount), 0) from adh_payment p where p.dues_id = d.document_id)';

/** Calls that stand and are not paid in full, with what is left. */
const UNPAID = `unpaid as materialized (
  select d.id, d.document_id, d.membership_id, d.number, d.issued_on, d.due_on, d.amount,
      d.amount - ${PAID} as left_to_pay
    from adh_dues d join adh_term t on t.document_id = d.term_id
    where d.cancelled_on is null and t.waived_on is null and d.due_on < ? and ${PAID} < d.amount)`;

const unpaid = (limit) => `with ${UNPAID}
  select (select count(*) from unpaid) as calls, (select sum(left_to_pay) from unpaid) as to_pay,
      u.*, m.reference, o.name
    from (select * from unpaid order by due_on, id limit ${limit}) u
    join memberships m on m.document_id = u.membership_id
    left join organisations o on o.document_id = m.organisation_id
    order by u.due_on, u.id`;

/** Lines of the journal that make no decision stale. */
const BESIDE = [
  ...['consume', 'reverse-usage', 'add-paper', 'remove-paper', 'record-consent', 'withdraw-consent'],
  ...['revoke-link', 'issue-certificate', 'issue-receipt', 'send-paper', 'add-registration'],
  ...['cancel-registration', 'note-attendance', 'change-contacts', 'invite-contact', 'withdraw-access'],
]
  .map((command) => `'${command}'`)
  .join(', ');

const RUNNING = `from adh_entitlement e
  where e.kind = 'quota' and e.voided_on is null and e.starts_on <= ? and e.ends_on >= ?`;
const NEARLY = 'and e.used > 0 and (e.used * 5 >= e.granted * 4 or e.granted - e.used <= 1)';

const counters = (limit, where = '') => [
  `select count(*) ${RUNNING} ${where}`,
  `select e.*, m.reference, o.name
     from (select e.id, e.document_id, e.membership_id, e.benefit_code, e.names, e.units, e.granted,
             e.used, e.starts_on, e.ends_on
           ${RUNNING} ${where} order by e.granted - e.used, e.ends_on, e.id limit ${limit}) e
     join memberships m on m.document_id = e.membership_id
     left join organisations o on o.document_id = m.organisation_id
     order by e.granted - e.used, e.ends_on, e.id`,
];

/** Where each member stood on each of some days, counted. */
const STATUSES = `with days as (select value as day from json_each(?))
  select d.day, case
      when m.ended_on <= d.day then 'ended'
      when m.refused_on <= d.day then 'refused'
      when m.override_until >= d.day then m.override_status
      when m.suspended_on <= d.day then 'suspended'
      when exists (select 1 from adh_term t where t.membership_id = m.document_id
        and t.ends_on >= d.day and t.starts_on <= d.day and t.state = 'issued') then 'active'
      when (select max(t.ends_on) from adh_term t where t.membership_id = m.document_id
        and t.ends_on < d.day and t.state = 'issued') >= date(d.day, '-90 days') then 'grace'
      else 'lapsed' end as status, count(*) as members
    from days d join memberships m on m.applied_on <= d.day
    group by d.day, status`;

/** The last day of each month of a year, and the eve of its first. */
const daysOf = (year) =>
  Array.from({ length: 13 }, (_, month) =>
    new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10),
  );

const bestOf = (today) => {
  const year = Number(today.slice(0, 4));
  const span = [`${year}-01-01`, `${year}-12-31`];
  const ever = '9999-12-31';
  const both = ([total, rows]) => [total, rows].map((sql) => ({ sql, values: [today, today] }));
  return {
    members: [
      { sql: 'select count(*) from memberships', values: [] },
      { sql: 'select * from memberships order by reference, id limit 50', values: [] },
    ],
    renewals: [
      { sql: 'select * from adh_workflow', values: [] },
      { sql: 'select count(*) from adh_renewal where closed_on is null', values: [] },
      {
        sql: `select r.*, t.starts_on, t.ends_on, t.tier_code, t.tier_names, t.price, t.currency, t.waived_on,
            m.reference, m.membership_status, m.suspended_on, m.ended_on, o.name, d.due_on, d.amount, ${PAID} as paid,
            (select max(a.id) from adh_activity a where a.membership_id = m.document_id
               and a.command not in (${BESIDE})) as version,
            case when r.answer is not null then (select max(a.id) from adh_activity a
               where a.membership_id = m.document_id and a.command in ('accept-renewal', 'decline-renewal')
                 and a.actor_type in ('link', 'member')) end as own_answer,
            case when r.stage_id = 'to-prepare' then (select group_concat(c.email) from organisations_cmps l
               join components_organisation_contacts c on c.id = l.cmp_id
               where l.entity_id = o.id and l.field = 'contacts') end as contacts,
            case when r.stage_id = 'to-prepare' then (select e.id from adh_effect e
               where e.key = m.document_id || ':' || r.from_term_id || ':proposal') end as left_by_import,
            (select r2.id from adh_renewal r2 where r2.membership_id = m.document_id
               and r2.closed_on is null and r2.id > r.id limit 1) as later,
            u.firstname, u.lastname, u.email
          from (select r.*, f.ends_on as term_ends_on from adh_renewal r
                  join adh_term f on f.document_id = r.from_term_id
                  where r.closed_on is null order by f.ends_on, r.id limit 50) r
          join adh_term t on t.document_id = r.term_id
          join memberships m on m.document_id = r.membership_id
          left join organisations o on o.document_id = m.organisation_id
          left join adh_dues d on d.live_key = r.term_id
          left join admin_users u on u.id = cast(r.owner_id as integer)
          order by r.term_ends_on, r.id`,
        values: [],
      },
    ],
    dues: [{ sql: unpaid(50), values: [ever] }],
    counters: both(counters(50)),
    messages: [
      { sql: 'select count(*) from adh_message', values: [] },
      {
        sql: `select x.*, m.reference, o.name from (select * from adh_message order by id desc limit 50) x
          left join memberships m on m.document_id = x.membership_id
          left join organisations o on o.document_id = m.organisation_id order by x.id desc`,
        values: [],
      },
    ],
    home: [
      {
        sql: `select r.stage_id, t.currency, count(*), sum(t.price), sum(f.ends_on < ?)
          from adh_renewal r join adh_term f on f.document_id = r.from_term_id
          join adh_term t on t.document_id = r.term_id
          where r.closed_on is null group by r.stage_id, t.currency`,
        values: [today],
      },
      { sql: unpaid(4), values: [today] },
      ...both(counters(4, NEARLY)),
      { sql: 'select membership_status, count(*) from memberships group by membership_status', values: [] },
      {
        sql: `select sum(d.amount), sum(${PAID}) from adh_dues d
          join adh_term t on t.document_id = d.term_id
          where d.cancelled_on is null and t.waived_on is null and d.due_on between ? and ?`,
        values: span,
      },
    ],
    dashboard: [
      { sql: STATUSES, values: [JSON.stringify(daysOf(year).map((day) => (day < today ? day : today)))] },
      { sql: "select min(starts_on) from adh_term where state <> 'void'", values: [] },
      {
        sql: `select substr(f.ends_on, 1, 4) as year, r.stage_id, count(*), count(r.closed_on)
          from adh_renewal r join adh_term f on f.document_id = r.from_term_id
          where f.state = 'issued' and f.ends_on between ? and ? group by year, r.stage_id`,
        values: [`${year - 9}-01-01`, span[1]],
      },
      {
        sql: `select substr(d.due_on, 1, 7) as month, sum(d.amount) from adh_dues d
          join adh_term t on t.document_id = d.term_id
          where d.cancelled_on is null and t.waived_on is null and d.due_on between ? and ? group by month`,
        values: span,
      },
      {
        sql: 'select substr("on", 1, 7) as month, sum(amount) from adh_payment where "on" between ? and ? group by month',
        values: span,
      },
      {
        sql: `select e.benefit_code, e.kind, count(distinct e.membership_id), sum(e.granted), sum(e.used)
          from adh_entitlement e where e.kind in ('quota', 'access') and e.voided_on is null
          and e.starts_on between ? and ? group by e.benefit_code, e.kind`,
        values: span,
      },
      {
        sql: `select e.benefit_code, sum(u.used_delta) from adh_usage u
          join adh_entitlement e on e.document_id = u.entitlement_id
          where u.kind = 'carry-out' and e.starts_on between ? and ? group by e.benefit_code`,
        values: span,
      },
    ],
    roll: [
      { sql: 'select * from adh_workflow', values: [] },
      {
        sql: `with votes as materialized (
            select e.membership_id, sum(u.granted_delta) as votes from adh_entitlement e
              join adh_usage u on u.entitlement_id = e.document_id
              where e.kind = 'vote' and e.voided_on is null and e.starts_on <= ? and e.ends_on >= ?
                and (u.seq = 1 or u."on" <= ?)
              group by e.membership_id)
          select m.document_id, m.reference, o.name, m.applied_on, m.approved_on, m.suspended_on,
            m.override_status, m.override_until, m.override_reason, t.starts_on, t.ends_on,
            l.ends_on as last_ended_on, r.stage_id, r.workflow_id, r.proposed_on, v.votes,
            (select c.id || ' ' || c.role || ' ' || c.name from organisations_cmps l
               join components_organisation_contacts c on c.id = l.cmp_id
               where l.entity_id = o.id and l.field = 'contacts'
                 and c.role in ('mandate-holder', 'representative')
               order by c.role, l."order" limit 1) as holder
          from memberships m
          left join organisations o on o.document_id = m.organisation_id
          left join votes v on v.membership_id = m.document_id
          left join adh_term t on t.membership_id = m.document_id and t.state = 'issued'
            and t.starts_on <= ? and t.ends_on >= ?
          left join adh_term l on t.id is null and l.membership_id = m.document_id and l.state = 'issued'
            and l.ends_on = (select max(b.ends_on) from adh_term b where b.membership_id = m.document_id
              and b.state = 'issued' and b.ends_on < ?)
          left join adh_renewal r on r.live_key = l.document_id
          where (m.ended_on is null or m.ended_on > ?) and (m.refused_on is null or m.refused_on > ?)
            and (t.id is not null or l.ends_on >= date(?, '-366 days') or (l.id is null and m.approved_on <= ?)
              or m.suspended_on <= ? or m.override_until >= ?)
          order by o.name`,
        values: Array(12).fill(today),
      },
    ],
  };
};

module.exports = { bestOf };
