import { defineRefusals, refuse, type DeclaredRefusal, type Refusal, type RefusalValues } from '../refusal.ts';

/** Why the database layer declines to go on; all of them are for whoever runs the installation. */
export const databaseRefusals = defineRefusals('database', {
  urlMalformed: {
    kind: 'unavailable',
    en: 'DATABASE_URL must look like postgres://user:password@host:5432/database.',
    vi: 'DATABASE_URL phải có dạng postgres://người-dùng:mật-khẩu@máy-chủ:5432/cơ-sở-dữ-liệu.',
  },
  noBinaries: {
    kind: 'unavailable',
    en: 'No embedded PostgreSQL is installed for {platform}. Set DATABASE_URL to a PostgreSQL server (version 15 or newer).',
    vi: 'Chưa có PostgreSQL đi kèm cho {platform}. Hãy đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL (từ bản 15).',
  },
  binariesUnusable: {
    kind: 'unavailable',
    en: 'The embedded PostgreSQL in {path} cannot run here: {output}. Set DATABASE_URL to a PostgreSQL server instead.',
    vi: 'PostgreSQL đi kèm tại {path} không chạy được trên máy này: {output}. Hãy đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL.',
  },
  noAccount: {
    kind: 'unavailable',
    en: 'PostgreSQL does not run as root, and this machine has neither an account "postgres" nor "nobody". Start the program as an ordinary user or set DATABASE_URL.',
    vi: 'PostgreSQL không chạy bằng quyền root và máy này không có tài khoản "postgres" hay "nobody". Hãy chạy bằng người dùng thường hoặc đặt DATABASE_URL.',
  },
  unreachable: {
    kind: 'unavailable',
    en: 'The account {account}, under which PostgreSQL runs, cannot reach {path}. Open the folders above it or set THIDUA_DATA to another place.',
    vi: 'Tài khoản {account} chạy PostgreSQL không vào được {path}. Hãy mở quyền các thư mục cha hoặc đặt THIDUA_DATA sang nơi khác.',
  },
  foreignOwner: {
    kind: 'unavailable',
    en: 'The database in {path} belongs to another account. Start the program as that account (or as root).',
    vi: 'Cơ sở dữ liệu tại {path} thuộc tài khoản khác. Hãy chạy chương trình bằng tài khoản đó (hoặc root).',
  },
  otherVersion: {
    kind: 'unavailable',
    en: 'The database in {path} was made by PostgreSQL {found}; this program carries {expected}. Start it with the release that made it, or move the data to a server.',
    vi: 'Cơ sở dữ liệu tại {path} do PostgreSQL {found} tạo ra; chương trình này kèm bản {expected}. Hãy dùng bản phát hành đã tạo ra nó hoặc chuyển dữ liệu sang máy chủ.',
  },
  notACluster: {
    kind: 'unavailable',
    en: '{path} exists but holds no database. Move it away, or set THIDUA_DATA to another place.',
    vi: '{path} đã tồn tại nhưng không phải cơ sở dữ liệu. Hãy dời nó đi hoặc đặt THIDUA_DATA sang nơi khác.',
  },
  initFailed: {
    kind: 'unavailable',
    en: 'A new database could not be made in {path}: {output}',
    vi: 'Không tạo được cơ sở dữ liệu mới tại {path}: {output}',
  },
  startFailed: {
    kind: 'unavailable',
    en: 'The embedded PostgreSQL did not start: {output}',
    vi: 'PostgreSQL đi kèm không khởi động được: {output}',
  },
  stopFailed: {
    kind: 'unavailable',
    en: 'The embedded PostgreSQL (process {pid}) did not stop.',
    vi: 'PostgreSQL đi kèm (tiến trình {pid}) không dừng được.',
  },
  noAnswer: {
    kind: 'unavailable',
    en: 'The embedded PostgreSQL started but does not answer: {reason}',
    vi: 'PostgreSQL đi kèm đã khởi động nhưng không trả lời: {reason}',
  },
  busy: {
    kind: 'unavailable',
    en: 'Another process ({holder}) has been starting or stopping the database for too long; its lock is {path}.',
    vi: 'Một tiến trình khác ({holder}) đang khởi động hoặc dừng cơ sở dữ liệu quá lâu; khóa nằm tại {path}.',
  },
  serverUnsuitable: {
    kind: 'unavailable',
    en: 'This PostgreSQL server cannot be used: {reason}.',
    vi: 'Không dùng được máy chủ PostgreSQL này: {reason}.',
  },
  roleMissing: {
    kind: 'unavailable',
    en: 'The role thidua_app is missing or not granted to "{user}", who may not do it ({reason}). Ask the administrator to run: CREATE ROLE thidua_app NOLOGIN; GRANT thidua_app TO "{user}";',
    vi: 'Chưa có vai trò thidua_app hoặc chưa cấp cho "{user}", người này không đủ quyền tự làm ({reason}). Đề nghị quản trị viên chạy: CREATE ROLE thidua_app NOLOGIN; GRANT thidua_app TO "{user}";',
  },
  roleTooStrong: {
    kind: 'unavailable',
    en: 'The role thidua_app has {powers}; row security would not hold. Ask the administrator to run: ALTER ROLE thidua_app NOSUPERUSER NOBYPASSRLS NOLOGIN;',
    vi: 'Vai trò thidua_app đang có {powers}; phân quyền theo dòng sẽ không còn hiệu lực. Đề nghị quản trị viên chạy: ALTER ROLE thidua_app NOSUPERUSER NOBYPASSRLS NOLOGIN;',
  },
  extensionMissing: {
    kind: 'unavailable',
    en: "The extension {name} cannot be created: {reason}. Install PostgreSQL's contrib modules, or ask the administrator to run: CREATE EXTENSION {name};",
    vi: 'Không tạo được phần mở rộng {name}: {reason}. Hãy cài gói contrib của PostgreSQL hoặc đề nghị quản trị viên chạy: CREATE EXTENSION {name};',
  },
  migrationChanged: {
    kind: 'unavailable',
    en: 'The migration {name} was changed after it was applied. Restore the file and write a new migration instead.',
    vi: 'Tệp migration {name} đã bị sửa sau khi áp dụng. Hãy khôi phục tệp và viết migration mới.',
  },
  migrationUnknown: {
    kind: 'unavailable',
    en: 'The database is newer than this program: it has applied {names}, which this program does not know. Start the newer release.',
    vi: 'Cơ sở dữ liệu mới hơn chương trình: đã áp dụng {names} mà chương trình này không biết. Hãy chạy bản phát hành mới hơn.',
  },
  migrationFailed: {
    kind: 'unavailable',
    en: 'The migration {name} failed at line {line}: {reason}',
    vi: 'Migration {name} lỗi tại dòng {line}: {reason}',
  },
  migrationEndsTransaction: {
    kind: 'unavailable',
    en: 'The migration {name} ends its own transaction; remove COMMIT or ROLLBACK from it.',
    vi: 'Migration {name} tự kết thúc giao dịch; hãy bỏ COMMIT hoặc ROLLBACK khỏi tệp.',
  },
});

/** The refusal with what led to it as its `cause`, for the log. */
export function refuseBecause(cause: unknown, spec: DeclaredRefusal, values: RefusalValues = {}): Refusal {
  return Object.assign(refuse(spec, values), { cause });
}

/** The message of anything that was thrown, for use inside another sentence. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The SQLSTATE or errno code of anything that was thrown. */
export function codeOf(thrown: unknown): string | undefined {
  const code = (thrown as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}
