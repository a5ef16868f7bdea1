CREATE TABLE "Jobs" (
    "Id" text COLLATE "C" NOT NULL CONSTRAINT "PK_Jobs" PRIMARY KEY,
    "Kind" text COLLATE "C" NOT NULL,
    "Title" text COLLATE "C" NOT NULL,
    "Subject" text COLLATE "C" NOT NULL,
    "Query" text COLLATE "C" NOT NULL,
    "OwnerId" text COLLATE "C" NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "Progress" integer NOT NULL,
    "Whole" integer,
    "Reason" text COLLATE "C",
    "CreatedAt" bigint NOT NULL,
    "FinishedAt" bigint,
    "ExpiresAt" bigint,
    "LeaseBy" text COLLATE "C",
    "LeaseUntil" bigint,
    "Fence" integer NOT NULL
);
CREATE INDEX "IX_Jobs_ExpiresAt" ON "Jobs" ("ExpiresAt");
CREATE INDEX "IX_Jobs_OwnerId_Id" ON "Jobs" ("OwnerId", "Id");
CREATE INDEX "IX_Jobs_State_LeaseUntil" ON "Jobs" ("State", "LeaseUntil");

CREATE TABLE "JobFiles" (
    "JobId" text COLLATE "C" NOT NULL CONSTRAINT "PK_JobFiles" PRIMARY KEY,
    "Name" text COLLATE "C" NOT NULL,
    "Type" text COLLATE "C" NOT NULL,
    "StoredAs" text COLLATE "C" NOT NULL,
    "FileKey" text COLLATE "C" NOT NULL,
    "Size" bigint NOT NULL
);

CREATE TABLE "JobHolds" (
    "JobId" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_JobHolds" PRIMARY KEY ("JobId", "CaseId")
);

CREATE TABLE "Preferences" (
    "AccountId" text COLLATE "C" NOT NULL,
    "Name" text COLLATE "C" NOT NULL,
    "Value" text COLLATE "C" NOT NULL,
    CONSTRAINT "PK_Preferences" PRIMARY KEY ("AccountId", "Name")
);

CREATE TABLE "Circulations" (
    "Id" text COLLATE "C" NOT NULL CONSTRAINT "PK_Circulations" PRIMARY KEY,
    "CaseId" text COLLATE "C" NOT NULL,
    "FromId" text COLLATE "C" NOT NULL,
    "FromName" text COLLATE "C" NOT NULL,
    "ToId" text COLLATE "C" NOT NULL,
    "ToName" text COLLATE "C" NOT NULL,
    "NoteText" text COLLATE "C",
    "At" bigint NOT NULL,
    "ReadAt" bigint
);
CREATE INDEX "IX_Circulations_CaseId" ON "Circulations" ("CaseId");
CREATE INDEX "IX_Circulations_ToId_Id" ON "Circulations" ("ToId", "Id");

CREATE INDEX "IX_Audit_Who" ON "Audit" ("Who") WHERE "Sequence" = 1;
CREATE INDEX "IX_Tasks_DoneBy_DoneAt" ON "Tasks" ("DoneBy", "DoneAt");
