CREATE TABLE "Documents" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Documents" PRIMARY KEY,
    "CaseId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "TextId" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "Final" INTEGER NOT NULL,
    "Number" TEXT NULL
);
CREATE UNIQUE INDEX "IX_Documents_CaseId_Kind_Version" ON "Documents" ("CaseId", "Kind", "Version");
