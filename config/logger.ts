import { formats, winston } from '@strapi/logger';

/** Secrets that stand in an address: whoever reads the log must not be able to use them. */
const SECRET_IN_ADDRESS = /(\/api\/renewal-invitations\/)[^/?#\s]+/gi;

const withoutSecrets = winston.format((line) =>
  typeof line.message === 'string'
    ? Object.assign(line, { message: line.message.replace(SECRET_IN_ADDRESS, '$1…') })
    : line,
);

const config = () => ({
  format: winston.format.combine(withoutSecrets(), formats.prettyPrint()),
});

export default config;
