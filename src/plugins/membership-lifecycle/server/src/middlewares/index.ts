import bounds from './bounds';
import confidential from './confidential';
import databaseFaults from './database-faults';
import forms from './forms';
import jsonBody from './json-body';
import ownPassword from './own-password';
import rateLimit from './rate-limit';
import readerLanguage from './reader-language';
import signIns from './sign-ins';

export default {
  bounds,
  confidential,
  'database-faults': databaseFaults,
  forms,
  'json-body': jsonBody,
  'own-password': ownPassword,
  'rate-limit': rateLimit,
  'reader-language': readerLanguage,
  'sign-ins': signIns,
};
