import bounds from '../kernel/http/bounds';
import confidential from '../kernel/http/confidential';
import databaseFaults from '../kernel/http/database-faults';
import forms from './forms';
import jsonBody from '../kernel/http/json-body';
import ownPassword from '../access/http/own-password';
import rateLimit from '../kernel/http/rate-limit';
import readerLanguage from '../kernel/http/reader-language';
import signIns from '../access/http/sign-ins';

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
