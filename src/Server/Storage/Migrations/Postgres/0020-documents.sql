CREATE TABLE "Documents" (
    "Id" text COLLATE "C" NOT NULL,
    "CaseId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "TextId" text COLLATE "C" NOT NULL,
    "Hash" text COLLATE "C" NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "ByName" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "Final" boolean NOT NULL,
    "Number" text COLLATE "C",
    CONSTRAINT "PK_Documents" PRIMARY KEY ("Id")
);
CREATE UNIQUE INDEX "IX_Documents_CaseId_Kind_Version" ON "Documents" ("CaseId", "Kind", "Version");
